import type { Evidence } from '../evidence'
import type { MarketplaceId } from '../marketplaces'
import { checked } from './checked'
import type { Day } from '../day'

/** Somebody to whom a fraud with gift cards can be reported. */
export interface ReportLine {
  readonly id: string
  readonly name: string
  /** Pages that the app may open: exact addresses. */
  readonly pages: readonly string[]
  /** As one dials or writes to it there. */
  readonly phone?: string
  readonly mail?: string
  readonly evidence: Evidence
}

function seen(confidence: Evidence['confidence'], source: string): Evidence {
  return { source, confidence, checkedOn: '2026-11-25' as Day }
}

/** By the country of a marketplace. A country that is not here was not looked up. */
export const reportLines: Partial<Record<MarketplaceId, readonly ReportLine[]>> = {
  US: [
    {
      id: 'ftc',
      name: 'Federal Trade Commission',
      pages: ['https://reportfraud.ftc.gov/', 'https://www.ftc.gov/giftcards'],
      evidence: seen('documented', 'copies of FTC notices: news4jax.com, scamsquadsav.org, williamsonsource.com'),
    },
    {
      id: 'ic3',
      name: 'Internet Crime Complaint Center (IC3)',
      pages: ['https://www.ic3.gov/'],
      evidence: checked('reported', 'tuteladigitalis.com'),
    },
  ],
  GB: [
    {
      id: 'report-fraud',
      name: 'Report Fraud',
      pages: ['https://www.reportfraud.police.uk/'],
      phone: '0300 123 2040',
      evidence: seen(
        'reported',
        'wired-gov.net, miragenews.com, metengage.co.uk: replaced Action Fraud in December 2025',
      ),
    },
    {
      id: 'police-scotland',
      name: 'Police Scotland',
      pages: [],
      phone: '101',
      evidence: seen('reported', 'wired-gov.net'),
    },
    {
      id: 'phishing-uk',
      name: 'Suspicious Email Reporting Service',
      pages: [],
      mail: 'report@phishing.gov.uk',
      evidence: seen('reported', 'neighbourhoodalert.co.uk, tuteladigitalis.com'),
    },
    {
      id: 'texts-uk',
      name: '7726',
      pages: [],
      phone: '7726',
      evidence: seen('reported', 'neighbourhoodalert.co.uk, tuteladigitalis.com'),
    },
  ],
  CA: [
    {
      id: 'cafc',
      name: 'Canadian Anti-Fraud Centre',
      pages: ['https://antifraudcentre-centreantifraude.ca/'],
      phone: '1-888-495-8501',
      evidence: seen('reported', 'antifraudcentre-centreantifraude.ca (older page), ic.gc.ca, gacs.app'),
    },
  ],
  AU: [
    {
      id: 'scamwatch',
      name: 'Scamwatch',
      pages: ['https://www.scamwatch.gov.au/'],
      evidence: seen('reported', 'scamwatch.gov.au, cotant.org.au'),
    },
    {
      id: 'reportcyber',
      name: 'ReportCyber',
      pages: ['https://www.cyber.gov.au/report-and-recover/report'],
      evidence: seen('reported', 'insicon.com.au, cyber.gov.au'),
    },
  ],
}

/** For people of every country. */
export const reportLinesAnywhere: readonly ReportLine[] = [
  {
    id: 'amazon-spoofing',
    name: 'Amazon',
    pages: [],
    mail: 'stop-spoofing@amazon.com',
    evidence: checked('documented', 'aws.amazon.com/security/report-suspicious-emails; amazon.com nodeId=15835501'),
  },
]

/** Every page of these lines, with the name of whose it is. */
export const reportPages: readonly { readonly name: string; readonly url: string }[] = [
  ...Object.values(reportLines),
  reportLinesAnywhere,
].flatMap((lines) => lines.flatMap(({ name, pages }) => pages.map((url) => ({ name, url }))))
