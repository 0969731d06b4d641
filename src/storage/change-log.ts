import type { DBCore, DBCoreMutateRequest, DBCoreTable, DBCoreTransaction, Dexie } from 'dexie'
import { describeChange, loggedKinds, type Change, type LoggedKind } from '@/domain/changes'
import type { MemberId } from '@/domain/ids'

const logName = 'changes'
const kinds: ReadonlySet<string> = new Set(loggedKinds)

type Row = Readonly<Record<string, unknown>>

/**
 * Writes down every change of the household's records, in the same transaction as the change itself, whoever makes it. The log
 * only grows: it can be written to in no other way, but for a transaction that names it, as a restore does, which is then not
 * logged itself.
 */
export function keepChangeLog(database: Dexie, by: () => MemberId | null): void {
  database.use({
    stack: 'dbcore',
    name: 'change-log',
    create(down) {
      const logging = new WeakSet<DBCoreTransaction>()
      return {
        ...down,
        transaction(stores, mode, options) {
          const isLogged = mode === 'readwrite' && !stores.includes(logName) && stores.some((name) => kinds.has(name))
          const transaction = down.transaction(isLogged ? [...stores, logName] : stores, mode, options)
          if (isLogged) logging.add(transaction)
          return transaction
        },
        table(name) {
          const table = down.table(name)
          return kinds.has(name) ? loggedTable(down, table, name as LoggedKind, logging, by) : table
        },
      } satisfies DBCore
    },
  })
}

function loggedTable(
  down: DBCore,
  table: DBCoreTable,
  kind: LoggedKind,
  logging: WeakSet<DBCoreTransaction>,
  by: () => MemberId | null,
): DBCoreTable {
  return {
    ...table,
    mutate(request) {
      const { trans } = request
      // A migration, or a restore.
      if (!logging.has(trans)) return table.mutate(request)
      return rowsBefore(table, request).then((before) =>
        table.mutate(request).then((answer) => {
          const after = rowsAfter(table, request)
          const refused = new Set(Object.keys(answer.failures).map((place) => keysOf(table, request)[Number(place)]))
          const keys = new Set([...before.keys(), ...after.keys()])
          const values = [...keys].flatMap((key): Omit<Change, 'id'>[] => {
            const facts = refused.has(key)
              ? null
              : describeChange(kind, before.get(key) ?? null, after.get(key) ?? null)
            return facts ? [{ ...facts, at: Date.now(), by: by(), kind }] : []
          })
          if (values.length === 0) return answer
          return down
            .table(logName)
            .mutate({ type: 'add', trans, values })
            .then(() => answer)
        }),
      )
    },
  }
}

/** The rows that a request is about to change, by their keys. */
function rowsBefore(table: DBCoreTable, request: DBCoreMutateRequest): Promise<ReadonlyMap<string, Row>> {
  const { trans } = request
  switch (request.type) {
    case 'add':
      return Promise.resolve(new Map())
    case 'put':
    case 'delete': {
      const keys = keysOf(table, request)
      return table.getMany({ trans, keys: [...keys] }).then((rows) => byKey(keys, rows))
    }
    case 'deleteRange': {
      const query = { index: table.schema.primaryKey, range: request.range }
      return table.query({ trans, values: true, query }).then(({ result }) =>
        byKey(
          result.map((row: unknown) => keyOf(table, row)),
          result,
        ),
      )
    }
  }
}

function rowsAfter(table: DBCoreTable, request: DBCoreMutateRequest): ReadonlyMap<string, Row> {
  return request.type === 'add' || request.type === 'put' ? byKey(keysOf(table, request), request.values) : new Map()
}

/** In the order of the request. */
function keysOf(table: DBCoreTable, request: DBCoreMutateRequest): readonly string[] {
  if (request.type === 'deleteRange') return []
  return request.type === 'delete' ? request.keys.map(String) : request.values.map((value) => keyOf(table, value))
}

function keyOf({ schema }: DBCoreTable, row: unknown): string {
  return String(schema.primaryKey.extractKey?.(row))
}

function byKey(keys: readonly string[], rows: readonly unknown[]): ReadonlyMap<string, Row> {
  return new Map(keys.flatMap((key, place) => (rows[place] ? [[key, rows[place] as Row] as const] : [])))
}
