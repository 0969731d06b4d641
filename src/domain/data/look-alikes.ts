/**
 * Letters and digits that pass for a small Latin letter, among them what remains of Unicode's confusables once accents are
 * taken off. Chosen by us: what Latin brand names are imitated with, not all that Unicode lists.
 */
const imitations: Readonly<Record<string, string>> = {
  a: 'аɑαӑạɐ4@ａ',
  b: 'ьЬƄɓ8β',
  c: 'сϲᴄⅽ',
  d: 'ԁɗⅾ',
  e: 'еєҽε3ё',
  f: 'ſƒғ',
  g: 'ɡցǥ9',
  h: 'һհ',
  i: 'іıɩιӏlŀł1|ǀ!ɪ',
  j: 'јʝ',
  k: 'κкҝ',
  m: 'мⅿɱｍʍ',
  n: 'ոռηпɴ',
  o: 'оοօσ0ᴏօøөთ',
  p: 'рρ',
  q: 'ԛգ',
  r: 'гᴦʀ',
  s: 'ѕʂ5$ꜱ',
  t: 'тτ7ŧ',
  u: 'υսцʋ',
  v: 'νѵᴠⅴ',
  w: 'ѡԝωשա',
  x: 'хχⅹ',
  y: 'уγүỵ',
  z: 'ᴢʐ2ƶʒȥз',
}

/** From the imitation to the letter; i and l count as one letter, in brands too. */
export const imitatedLetter: ReadonlyMap<string, string> = new Map(
  Object.entries(imitations).flatMap(([letter, others]) => [...others].map((other) => [other, letter] as const)),
)

/** Two letters that pass for one. */
export const imitatingPairs: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['nn', 'm'],
  ['vv', 'w'],
  ['uu', 'w'],
  ['cl', 'd'],
]
