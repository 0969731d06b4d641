import type { Evidence } from '../evidence'
import type { MarketplaceId } from '../marketplaces'
import { checked } from './checked'

/** What was said about one reload of a gift card balance, in minor units of the marketplace's currency. */
export interface ReloadLimitFact {
  readonly marketplaceId: MarketplaceId
  readonly minimum: number | null
  readonly maximum: number | null
  /** Amounts are multiples of it. */
  readonly step: number
  /** When it was said to hold: '2024-11 on'. */
  readonly period: string
  readonly evidence: Evidence
}

/** Of each marketplace the one that is taken to hold comes first. Marketplaces without a row: looked for in vain. */
export const reloadLimitFacts: readonly ReloadLimitFact[] = [
  {
    marketplaceId: 'US',
    minimum: 500,
    maximum: 200_000,
    step: 1,
    period: '2024-11 on; some saw 25.00',
    evidence: checked('weak', 'bankio.io, reviewradaronline.com, manuals.plus B07PCMWTSG'),
  },
  {
    marketplaceId: 'US',
    minimum: 100,
    maximum: 200_000,
    step: 1,
    period: '2023',
    evidence: checked('weak', 'bankio.io; e-gift data of BitPay'),
  },
  {
    marketplaceId: 'US',
    minimum: 50,
    maximum: 200_000,
    step: 1,
    period: 'older',
    evidence: checked('reported', 'wxx86.cn, alestatradellc.com and others; out of date'),
  },
  {
    marketplaceId: 'JP',
    minimum: 100,
    maximum: 300_000,
    step: 1,
    period: '2025',
    evidence: checked('weak', 't-1.co.jp; sources disagree about the maximum'),
  },
  {
    marketplaceId: 'JP',
    minimum: 100,
    maximum: 500_000,
    step: 1,
    period: 'older',
    evidence: checked('reported', 'bgame.jp, gftya.jp, repunkurnote.com'),
  },
]
