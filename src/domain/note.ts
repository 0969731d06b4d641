const orderNumber = /\b(?:\d{3}|D\d{2})-\d{7}-\d{7}\b/gi
const grouped = /\b[A-Z0-9]{4}-[A-Z0-9]{6}-[A-Z0-9]{4,5}\b/i
// Three plain words may have these lengths too.
const spaced = /\b(?=[A-Z ]*\d)[A-Z0-9]{4} [A-Z0-9]{6} [A-Z0-9]{4,5}\b/i
const bare = /\b(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z0-9]{14,15}\b/i
const longNumber = /(?:\d[ -]?){16,}/

/** Whether a note that is kept in clear holds what belongs under seal: a claim code, or a serial number of 16 digits or more. */
export function holdsSecret(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .replaceAll(orderNumber, ' ')
  return grouped.test(plain) || spaced.test(plain) || bare.test(plain) || longNumber.test(plain)
}
