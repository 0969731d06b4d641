/**
 * A household of many years: 10,000 cards, 100,000 entries on one balance. The rows are written straight into the database of the open
 * page, beside those that the app made; the secrets of the cards are copies of one that the app sealed, which no list opens.
 */
export async function fillLargeHousehold(page, { cards, entries }) {
  await page.evaluate(
    async ([cardCount, entryCount]) => {
      const answerOf = (request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
      const database = await answerOf(indexedDB.open('cardstead'))
      const all = (table) => answerOf(database.transaction(table).objectStore(table).getAll())
      const [card] = await all('cards')
      const [balance] = await all('balances')
      const tables = database.transaction(['cards', 'entries'], 'readwrite')
      const id = (number) => `0190-bench-${String(number).padStart(8, '0')}`
      const day = (number) => new Date(Date.UTC(2016, 0, 1) + number * 86_400_000).toISOString().slice(0, 10)
      const now = Date.now()
      for (let number = 0; number < cardCount; number++) {
        const state = number % 5 === 0 ? 'ready' : 'redeemed'
        const faceValue = { minorUnits: 2500, currency: 'USD' }
        const redeemed = state === 'redeemed' ? { redeemedInto: balance.id, redeemedOn: day(number % 3600) } : {}
        const times = { createdAt: now - number * 60_000, updatedAt: now }
        tables
          .objectStore('cards')
          .put({ ...card, id: id(number), label: `Card ${number}`, state, faceValue, ...redeemed, ...times })
      }
      const plain = { corrects: null, orderId: null, envelopeId: null, checkInId: null, credit: null, deletedAt: null }
      for (let number = 0; number < entryCount; number++) {
        const isIn = number % 10 === 0
        tables.objectStore('entries').put({
          ...plain,
          id: id(number),
          balanceId: balance.id,
          cardId: isIn ? id(number % cardCount) : null,
          on: day(number % 3900),
          kind: isIn ? 'redeem' : number % 3 === 0 ? 'digital-purchase' : 'purchase',
          amount: { minorUnits: isIn ? 2500 : -(number % 290), currency: 'USD' },
          note: `Entry ${number}`,
          // One after the other, as people write them.
          createdAt: now - (entryCount - number) * 1000,
          updatedAt: now - (entryCount - number) * 1000,
        })
      }
      await new Promise((resolve, reject) => {
        tables.oncomplete = resolve
        tables.onerror = () => reject(tables.error)
      })
      database.close()
    },
    [cards, entries],
  )
}
