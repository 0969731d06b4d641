import type { ActivityKind, ActivityLayout, Wording } from '../activity/activity-layout'
import { checked } from './checked'

/** A sample of amazon.co.uk's page in a public program that reads it: the only page that anybody has shown us. */
const sampleOfGb = checked('weak', 'github.com/marcusquinn/amazon-order-history-csv-download-mcp, sample of the page')
const translated = checked('inferred', 'our wording after the English page; nobody has seen this page')

const englishMonths = months(
  'January Jan|February Feb|March Mar|April Apr|May|June Jun|July Jul|August Aug|September Sep Sept|October Oct|November Nov|December Dec',
)
const englishHeaders = {
  date: ['Date'],
  description: ['Description', 'Activity', 'Details', 'Type'],
  amount: ['Amount'],
  closing: ['Closing balance', 'Balance'],
}
const english = {
  months: englishMonths,
  headers: englishHeaders,
  moneyForm: '{sign}{amount}',
  codeLabels: ['Claim code', 'Gift card code', 'Code ending in'],
  serialLabels: ['Serial number', 'Serial no.', 'Serial'],
  wordings: [
    wording('expiry', 'expired', 'expiration', 'expiry'),
    ...asShown('refund', 'Refund from', 'Refund'),
    wording('reload', 'Reload', 'Top up', 'Top-up', 'Balance added'),
    ...asShown('redeem', 'Gift Card added'),
    wording('redeem', 'Added gift card', 'applied to your account', 'redeemed', 'claimed', 'Gift card claim'),
    wording('digital-purchase', 'Digital order', 'Kindle', 'Prime Video', 'Appstore', 'Audible'),
    ...asShown('purchase', 'Gift Card applied to', 'order'),
    wording('purchase', 'Purchase', 'Payment'),
  ],
}

export const activityLayouts: readonly ActivityLayout[] = [
  {
    ...english,
    locale: 'en-US',
    dayForm: '{month} {day}, {year}',
    dateOrder: 'month-first',
    evidence: translated,
  },
  {
    ...english,
    locale: 'en-GB',
    dayForm: '{day} {month} {year}',
    dateOrder: 'day-first',
    evidence: sampleOfGb,
  },
  {
    locale: 'de-DE',
    months: months(
      'Januar Jan Jänner|Februar Feb|März Mär Mrz|April Apr|Mai|Juni Jun|Juli Jul|August Aug|September Sep Sept|Oktober Okt|November Nov|Dezember Dez',
    ),
    headers: {
      date: ['Datum'],
      description: ['Beschreibung', 'Aktivität'],
      amount: ['Betrag'],
      closing: ['Schlusssaldo', 'Endsaldo', 'Saldo', 'Kontostand', 'Guthaben'],
    },
    dayForm: '{day}. {month} {year}',
    dateOrder: 'day-first',
    moneyForm: '{amount} {sign}',
    codeLabels: ['Gutscheincode', 'Gutschein-Code', 'Geschenkkarten-Code', 'Einlösecode'],
    serialLabels: ['Seriennummer', 'Serien-Nr.'],
    wordings: [
      wording('expiry', 'verfallen', 'abgelaufen'),
      wording('refund', 'Erstattung', 'Rückerstattung', 'Gutschrift'),
      wording('reload', 'Aufladung', 'aufgeladen'),
      wording('redeem', 'Gutschein eingelöst', 'Gutschein hinzugefügt', 'Geschenkkarte hinzugefügt', 'eingelöst'),
      wording('digital-purchase', 'Digitale Bestellung'),
      wording('purchase', 'Bestellung', 'Einkauf', 'Zahlung'),
    ],
    evidence: translated,
  },
  {
    locale: 'fr-FR',
    months: months(
      'janvier janv|février févr fév|mars|avril avr|mai|juin|juillet juil|août|septembre sept|octobre oct|novembre nov|décembre déc',
    ),
    headers: {
      date: ['Date'],
      description: ['Description', 'Activité'],
      amount: ['Montant'],
      closing: ['Solde de clôture', 'Solde final', 'Solde'],
    },
    dayForm: '{day} {month} {year}',
    dateOrder: 'day-first',
    moneyForm: '{amount} {sign}',
    codeLabels: ['Code du chèque-cadeau', 'Code de la carte cadeau', 'Code cadeau'],
    serialLabels: ['Numéro de série', 'N° de série'],
    wordings: [
      wording('expiry', 'expiré', 'expiration'),
      wording('refund', 'Remboursement', 'remboursé'),
      wording('reload', 'Rechargement', 'rechargé'),
      wording('redeem', 'Carte cadeau ajoutée', 'Chèque-cadeau ajouté', 'Carte cadeau utilisée', 'ajouté'),
      wording('digital-purchase', 'Commande numérique'),
      wording('purchase', 'Commande', 'Achat', 'Paiement'),
    ],
    evidence: translated,
  },
  {
    locale: 'ja-JP',
    months: months('1月|2月|3月|4月|5月|6月|7月|8月|9月|10月|11月|12月'),
    headers: {
      date: ['日付', '利用日'],
      description: ['内容', '説明', '利用内容'],
      amount: ['金額'],
      closing: ['残高'],
    },
    dayForm: '{year}年{number}月{day}日',
    dateOrder: 'month-first',
    moneyForm: '{sign}{amount}',
    codeLabels: ['ギフトカード番号', 'ギフト券番号', 'ギフトコード'],
    serialLabels: ['シリアル番号', 'シリアルナンバー'],
    wordings: [
      wording('expiry', '有効期限切れ', '失効'),
      wording('refund', '返金'),
      wording('reload', 'チャージ'),
      wording('redeem', 'ギフトカード登録', 'ギフトカードの登録', 'ギフト券の登録', '登録'),
      wording('digital-purchase', 'デジタル注文', 'デジタルコンテンツ'),
      wording('purchase', '注文', '購入', 'お支払い'),
    ],
    evidence: translated,
  },
  {
    locale: 'es-ES',
    months: months(
      'enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|septiembre sept sep setiembre|octubre oct|noviembre nov|diciembre dic',
    ),
    headers: {
      date: ['Fecha'],
      description: ['Descripción', 'Actividad'],
      amount: ['Importe', 'Cantidad'],
      closing: ['Saldo final', 'Saldo de cierre', 'Saldo'],
    },
    dayForm: '{day} de {month} de {year}',
    dateOrder: 'day-first',
    moneyForm: '{amount} {sign}',
    codeLabels: ['Código de canje', 'Código del cheque regalo', 'Código de la tarjeta regalo'],
    serialLabels: ['Número de serie'],
    wordings: [
      wording('expiry', 'caducado', 'caducidad'),
      wording('refund', 'Reembolso', 'Devolución'),
      wording('reload', 'Recarga'),
      wording('redeem', 'Cheque regalo añadido', 'Tarjeta regalo añadida', 'canjeado', 'añadid'),
      wording('digital-purchase', 'Pedido digital'),
      wording('purchase', 'Pedido', 'Compra', 'Pago'),
    ],
    evidence: translated,
  },
  {
    locale: 'it-IT',
    months: months(
      'gennaio gen|febbraio feb|marzo mar|aprile apr|maggio mag|giugno giu|luglio lug|agosto ago|settembre set sett|ottobre ott|novembre nov|dicembre dic',
    ),
    headers: {
      date: ['Data'],
      description: ['Descrizione', 'Attività'],
      amount: ['Importo'],
      closing: ['Saldo finale', 'Saldo di chiusura', 'Saldo'],
    },
    dayForm: '{day} {month} {year}',
    dateOrder: 'day-first',
    moneyForm: '{amount} {sign}',
    codeLabels: ['Codice di riscatto', 'Codice del buono regalo', 'Codice Buono Regalo'],
    serialLabels: ['Numero di serie'],
    wordings: [
      wording('expiry', 'scaduto', 'scadenza'),
      wording('refund', 'Rimborso'),
      wording('reload', 'Ricarica'),
      wording('redeem', 'Buono Regalo aggiunto', 'Carta regalo aggiunta', 'riscattato', 'aggiunt'),
      wording('digital-purchase', 'Ordine digitale'),
      wording('purchase', 'Ordine', 'Acquisto', 'Pagamento'),
    ],
    evidence: translated,
  },
]

function wording(kind: ActivityKind, ...phrases: readonly string[]): Wording {
  return { kind, phrases, evidence: translated }
}

function asShown(kind: ActivityKind, ...phrases: readonly string[]): readonly Wording[] {
  return [{ kind, phrases, evidence: sampleOfGb }]
}

/** Months are divided by bars, the ways to write one by spaces. */
function months(names: string): readonly (readonly string[])[] {
  return names.split('|').map((ways) => ways.split(' '))
}
