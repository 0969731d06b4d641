/** What the words before a number say that it is. */
export type LabelKind = 'code' | 'pin' | 'serial' | 'other'

const wordings: readonly (readonly [LabelKind, RegExp])[] = [
  [
    'code',
    /(?:claim|gift|gift ?card|e-?gift|redemption|redeem|voucher|activation|card|wallet)?[ -]?codes?\b|(?:gift ?card|card|voucher|certificate) ?(?:numbers?|no\b\.?|nr\b\.?|#)|(?:activation|redeem|product|steam|game) ?keys?\b|gutschein(?:code|nummer)s?|einl[öo]secode|geschenkcode|code (?:cadeau|ch[eè]que[- ]cadeau)|c[óo]digos?(?: de (?:canje|regalo|reclamaci[oó]n|resgate))?|codic[ei](?: regalo| buono)?|kody?\b|koodi\b|(?:claim|cadeau(?:bon|kaart)?)codes?\b|ギフト券番号|コード/gi,
  ],
  ['pin', /\bpin\b(?:[ -]?codes?\b)?|(?:security|access|scratch) ?codes?\b|pr[üu]fziffer/gi],
  [
    'serial',
    /\bserial\b ?(?:number|no\b\.?|nr\b\.?|#)?|s ?\/ ?n\b|serien(?:nummer|nr)?|(?:num[eé]ro de )?s[eé]rie\b|シリアル(?:番号)?/gi,
  ],
  [
    'other',
    /\b(?:order|purchase|invoice|tracking|shipment|parcel|reference|ref\b\.?|transaction|terminal|approval|auth\w*|customer|member(?:ship)?|account|booking|confirmation|verification|one-?time|promo\w*|discount|coupon|offer|product|post(?:al)?|zip|area|country|error|qr|bar|source|tax|vat|case|ticket|model|licen[cs]e|device|message|store|till|receipt|id)\b ?-?(?:codes?\b|numbers?\b|no\b\.?|nr\b\.?|ids?\b|#)?|\b(?:tel|telephone|phone|fax|call|mobile|iban|bic|swift|sku|asin|isbn|imei|ean|upc|vin)\b|bestell\w*|auftrags\w*|rechnung\w*|sendungs\w*|kunden\w*|rabatt\w*|aktionscode|telefon|commande|facture|suivi|client|pedido|factura|seguimiento|ordine|fattura|tracciamento|注文(?:番号)?|電話/gi,
  ],
]

const furthestBack = 160
const mostWordsBetween = 3

/** The label that a number has by the text that stands before it, the nearest one; null without one near by. */
export function labelAtEnd(before: string): LabelKind | null {
  const near = before.slice(-furthestBack)
  let best: { readonly kind: LabelKind; readonly start: number; readonly end: number } | null = null
  for (const [kind, wording] of wordings) {
    for (const { 0: text, index } of near.matchAll(wording)) {
      const end = index + text.trimEnd().length
      // «promo code» ends where «code» does, and says more.
      if (!best || end > best.end || (end === best.end && index < best.start)) best = { kind, start: index, end }
    }
  }
  if (!best) return null
  const between = near.slice(best.end).match(/[\p{L}\p{N}][\p{L}\p{N}.'’-]*/gu) ?? []
  return between.length <= mostWordsBetween ? best.kind : null
}
