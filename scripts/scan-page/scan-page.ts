import { marketplaceOf } from '@/domain/marketplaces'
import { decimalText } from '@/domain/money'
import type { PhotoOutcome, PhotoReading } from '@/scan/photo-reading'
import { createScanPool } from '@/scan/pool/scan-pool'
import type { ScanPool, ScanPoolOptions } from '@/scan/pool/scan-pool'

declare global {
  interface Window {
    openPool: (workers: number, options?: ScanPoolOptions) => void
    scanPhoto: (url: string) => Promise<Record<string, unknown>>
  }
}

let pool: ScanPool | null = null

window.openPool = (workers, options = {}) => {
  pool = createScanPool({ ...options, ...(workers > 0 ? { workers } : {}) })
}

/** One line of the report, without the file's name. */
window.scanPhoto = async (url) => {
  if (!pool) throw new Error('The pool is not open.')
  const response = await fetch(url)
  if (!response.ok) return { error: `not served: ${response.status}` }
  return reported(await pool.read(await response.blob()))
}

function reported(outcome: PhotoOutcome): Record<string, unknown> {
  if (outcome.kind === 'cancelled') return { error: 'cancelled' }
  if (outcome.kind === 'failed') return { error: `${outcome.reason}: ${outcome.detail}` }
  return reportedReading(outcome.readings[0] as PhotoReading)
}

function reportedReading({ verdict, candidates, serial, amount, marketplaceId, seconds }: PhotoReading) {
  return {
    verdict,
    candidates: candidates.map(({ code, confidence, characters }) => ({
      code,
      confidence: Number(confidence.toFixed(4)),
      doubts: characters.flatMap(({ options }, index) => (options.length > 1 ? [{ index, options }] : [])),
    })),
    serial,
    amount: amount ? decimalText(amount) : null,
    currency: amount ? amount.currency : null,
    marketplace: marketplaceId ? marketplaceOf(marketplaceId).name : null,
    seconds: Number(seconds.toFixed(3)),
  }
}
