import type { Day } from '../day'
import type { Confidence } from '../evidence'
import type { MessageKind, MessageLanguage, RefusalWording } from '../trouble/message'

const checkedOn = '2026-11-25' as Day

/** Words that somebody quotes from the page or looks for on it. */
function quoted(
  kind: MessageKind,
  language: MessageLanguage,
  text: string,
  source: string,
  confidence: Confidence = 'reported',
): RefusalWording {
  return { kind, language, text, isQuoted: true, evidence: { source, checkedOn, confidence } }
}

/** Words of our own for the same sense: good for recognising, never to be shown as Amazon's. */
function guessed(kind: MessageKind, language: MessageLanguage, ...texts: readonly string[]): readonly RefusalWording[] {
  const source = 'our own words for the sense; what Amazon writes was looked for and not found'
  return texts.map((text) => {
    return { kind, language, text, isQuoted: false, evidence: { source, checkedOn, confidence: 'not-found' } }
  })
}

const helpPage = 'amazon.com help, nodeId=200546130'
const indianTests = 'public code that tests amazon.in'
const redeemers = 'public code that reads the page for redeeming'
const chargers = 'public code of 2016 that reads amazon.co.jp'

/** Parts of messages, by what they mean. German and French ones were found nowhere. */
export const refusalWordings: readonly RefusalWording[] = [
  quoted('already-here', 'en', 'has already been redeemed', helpPage, 'documented'),
  quoted('already-here', 'en', 'You already added this gift card to your account', indianTests, 'weak'),
  ...guessed('already-here', 'en', 'already redeemed', 'already been added to your account', 'been used already'),
  ...guessed(
    'already-here',
    'de',
    'bereits eingelöst',
    'schon eingelöst',
    'bereits Ihrem Konto',
    'bereits deinem Konto',
  ),
  ...guessed('already-here', 'fr', 'déjà été utilisé', 'déjà utilisé', 'déjà été ajouté', 'déjà été encaissé'),
  ...guessed('already-here', 'es', 'ya ha sido canjeado', 'ya fue canjeado', 'ya se ha canjeado', 'ya se canjeó'),
  ...guessed('already-here', 'ja', 'すでに登録', '既に登録', 'お客様のアカウントに登録済み'),

  quoted('other-account', 'en', 'has already been added to another account', indianTests, 'weak'),
  ...guessed(
    'other-account',
    'en',
    'already been redeemed to another account',
    'already been redeemed by another account',
    'already redeemed to another account',
    'to another account',
    'by another account',
  ),
  ...guessed(
    'other-account',
    'de',
    'bereits auf einem anderen Konto eingelöst',
    'bereits einem anderen Konto',
    'einem anderen Konto',
    'anderes Konto',
  ),
  ...guessed('other-account', 'fr', 'un autre compte', "d'un autre compte"),
  quoted('other-account', 'es', 'Ya fue canjeado en otra cuenta', 'public code that reads amazon.com.mx', 'weak'),
  ...guessed('other-account', 'es', 'ya ha sido canjeado en otra cuenta', 'otra cuenta'),
  quoted('other-account', 'ja', '別のアカウントに登録済み', 'yuipcoders.com/post/599'),
  quoted('other-account', 'ja', '別のアカウントで登録済み', 'yuipcoders.com/post/599'),
  ...guessed('other-account', 'ja', '他のアカウント', '別のアカウント'),

  quoted('invalid', 'en', 'claim code is invalid', redeemers),
  quoted('invalid', 'en', 'something wrong with the gift card claim code', indianTests, 'weak'),
  quoted('invalid', 'en', 'The gift card claim code you entered is not valid', 'visualfoodie.com', 'weak'),
  ...guessed('invalid', 'en', 'code is not valid', 'invalid claim code', 'invalid code', 'enter a valid claim code'),
  ...guessed(
    'invalid',
    'de',
    'Code ist ungültig',
    'Code ist nicht gültig',
    'ungültiger Code',
    'ungültiger Gutscheincode',
  ),
  ...guessed('invalid', 'fr', "n'est pas valide", 'code invalide', 'code non valide', 'est invalide'),
  ...guessed('invalid', 'es', 'no es válido', 'código no válido', 'código inválido', 'es inválido'),
  quoted('invalid', 'ja', 'ギフト券番号は無効です', chargers),
  ...guessed('invalid', 'ja', '番号は無効です', '番号が無効', '番号が正しくありません'),

  ...guessed(
    'wrong-marketplace',
    'en',
    'cannot be redeemed on this site',
    "can't be redeemed on this site",
    'different marketplace',
    'another country',
    'different country',
  ),
  ...guessed('wrong-marketplace', 'de', 'anderes Land', 'anderen Land', 'auf dieser Website nicht'),
  ...guessed('wrong-marketplace', 'fr', 'un autre pays', 'utilisable sur ce site', 'valable sur ce site'),
  ...guessed('wrong-marketplace', 'es', 'otro país', 'canjear en este sitio', 'canjearse en este sitio'),
  ...guessed('wrong-marketplace', 'ja', '別の国', '他の国', 'このサイトではご利用'),

  quoted('security-check', 'en', 'security verification', redeemers),
  ...guessed('security-check', 'en', 'too many attempts', 'characters you see', 'captcha'),
  ...guessed('security-check', 'de', 'Sicherheitsüberprüfung', 'zu viele Versuche', 'Zeichen im Bild'),
  ...guessed('security-check', 'fr', 'vérification de sécurité', 'trop de tentatives', 'caractères que vous voyez'),
  ...guessed('security-check', 'es', 'verificación de seguridad', 'demasiados intentos', 'caracteres que ves'),
  quoted('security-check', 'ja', 'セキュリティ検証が無効です', chargers),
  ...guessed('security-check', 'ja', 'セキュリティ検証', '画像に表示されている文字'),

  quoted('hold', 'ja', 'ギフト券がロックされています', 'urutike.com/amazon-gift-lock-25727', 'weak'),
  ...guessed('hold', 'en', 'on hold', 'is pending', 'under review', 'has been locked'),
  ...guessed('hold', 'de', 'wird überprüft', 'wird geprüft', 'gesperrt', 'ausstehend'),
  ...guessed('hold', 'fr', "en cours d'examen", 'en attente', 'bloquée'),
  ...guessed('hold', 'es', 'en revisión', 'está pendiente', 'bloqueada'),
  ...guessed('hold', 'ja', '保留中', '確認中'),

  ...guessed('not-activated', 'en', 'not been activated', 'not activated', 'not yet active', 'has not been activated'),
  ...guessed('not-activated', 'de', 'nicht aktiviert', 'noch nicht freigeschaltet'),
  ...guessed('not-activated', 'fr', 'pas été activée', 'pas activée', 'pas été activé'),
  ...guessed('not-activated', 'es', 'no ha sido activada', 'no está activada', 'no se ha activado'),
  ...guessed('not-activated', 'ja', '有効化されていません', 'アクティベート'),

  quoted('accepted', 'en', 'was applied to your account', redeemers),
  quoted('accepted', 'en', 'has been added to your Amazon Pay balance', indianTests, 'weak'),
  ...guessed('accepted', 'en', 'has been added to your gift card balance', 'has been added to your account'),
  ...guessed('accepted', 'de', 'wurde Ihrem Konto gutgeschrieben', 'wurde deinem Guthaben gutgeschrieben'),
  ...guessed('accepted', 'fr', 'a été ajouté à votre compte', 'a été ajouté à votre solde'),
  ...guessed('accepted', 'es', 'se ha añadido a tu cuenta', 'se ha añadido a tu saldo', 'se agregó a tu cuenta'),
  ...guessed('accepted', 'ja', 'アカウントに登録されました', '残高に追加されました'),
]
