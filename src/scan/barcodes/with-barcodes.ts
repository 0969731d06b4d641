import { classifyNumber } from '@/domain/number-kind'
import type { IssuerId } from '@/domain/issuers'
import { meaningOfBarcode } from './barcode-meaning'
import type { BarcodeMeaning } from './barcode-meaning'
import type { CodeCandidate, PhotoReading, Point, Quad, ReadBarcode } from '../photo-reading'

type MeantCode = Extract<BarcodeMeaning, { kind: 'code' }> & { readonly quad: Quad | null }

/** A serial that differs from the barcode in more digits than this is another number. */
const mostMisreadDigits = 3

/**
 * The cards of one photo after its barcodes were heard, each by the card that it stands nearest to. Barcodes carry check
 * digits: the serial number among the digits of one is right, and a code that stands in one is certain. Digits for the
 * till never become a claim code.
 */
export function withBarcodes(
  readings: readonly PhotoReading[],
  barcodes: readonly ReadBarcode[],
): readonly PhotoReading[] {
  const owners = barcodes.map(({ quad }) => ownerOf(quad, readings))
  return readings.map((reading) =>
    withOwnBarcodes(
      reading,
      barcodes.filter((_, at) => owners[at] === reading),
    ),
  )
}

function ownerOf(quad: Quad | null, readings: readonly PhotoReading[]): PhotoReading | undefined {
  if (!quad) return readings[0]
  const from = middleOf(quad)
  const distance = ({ candidates }: PhotoReading) => {
    const line = candidates[0]?.line
    if (!line) return Number.MAX_VALUE
    const { x, y } = middleOf(line)
    return Math.hypot(x - from.x, y - from.y)
  }
  return readings.toSorted((a, b) => distance(a) - distance(b))[0]
}

function middleOf([a, b, c, d]: Quad): Point {
  return { x: (a.x + b.x + c.x + d.x) / 4, y: (a.y + b.y + c.y + d.y) / 4 }
}

function withOwnBarcodes(reading: PhotoReading, barcodes: readonly ReadBarcode[]): PhotoReading {
  const meanings = barcodes.map((barcode) => ({ ...meaningOfBarcode(barcode), quad: barcode.quad }))
  const digits = meanings.flatMap((meaning) => (meaning.kind === 'serial' ? [meaning.digits] : []))
  const codes = meanings.filter((meaning): meaning is MeantCode => meaning.kind === 'code')
  const heard = { ...reading, barcodes, serial: serialAmong(digits, reading.serial) }
  return withCode(heard, codes)
}

/** What was read, mended by the barcode that holds nearly the same; without a reading the barcode that is one as a whole. */
function serialAmong(barcodes: readonly string[], read: string | null): string | null {
  if (read === null) return barcodes.find(({ length }) => length === 16 || length === 30) ?? null
  const alike = barcodes
    .flatMap((digits) =>
      Array.from({ length: Math.max(0, digits.length - read.length + 1) }, (_, at) =>
        digits.slice(at, at + read.length),
      ),
    )
    .map((part) => ({ part, misread: [...part].filter((digit, at) => digit !== read[at]).length }))
    .sort((a, b) => a.misread - b.misread)[0]
  return alike && alike.misread <= mostMisreadDigits ? alike.part : read
}

/** One code in a barcode settles what was read of it; where none was read it is the code. Several different ones say nothing. */
function withCode(reading: PhotoReading, codes: readonly MeantCode[]): PhotoReading {
  const [meant] = codes
  if (!meant || codes.some(({ code }) => code !== meant.code)) return reading
  const read = reading.candidates.find(({ code }) => code === meant.code)
  if (read) {
    const candidates = [certain(meant.code, read), ...reading.candidates.filter((other) => other !== read)]
    return { ...reading, verdict: 'sure', candidates, issuerIds: issuersOf(meant) }
  }
  if (reading.candidates.length > 0) return reading
  return {
    ...reading,
    verdict: meant.issuerId ? 'sure' : 'doubtful',
    candidates: [{ ...certain(meant.code, null), line: meant.quad }],
    issuerIds: issuersOf(meant),
    pin: meant.pin,
    from: 'barcode',
  }
}

function issuersOf({ issuerId, code }: MeantCode): readonly IssuerId[] {
  if (issuerId) return [issuerId]
  const possible = classifyNumber(code).flatMap(({ kind, issuerId: id }) =>
    id && (kind === 'issuer-code' || kind === 'claim-code') ? [id] : [],
  )
  return possible.length > 0 ? possible : ['generic']
}

function certain(code: string, read: CodeCandidate | null): CodeCandidate {
  const characters = [...code].map((char, at) => ({
    char,
    confidence: 1,
    options: [char],
    box: read?.characters[at]?.box ?? null,
  }))
  return { code, confidence: 1, characters, line: read?.line ?? null }
}
