const english = {
  card: ['Gift Card', 'eGift Card', 'GIFT CARD', 'Gift card'],
  code: ['Claim code', 'Claim Code:', 'Gift card claim code', 'Your claim code', 'CLAIM CODE'],
  scratch: ['Scratch gently to show the claim code', 'Gently scratch off the coating', 'Scratch here'],
  serial: ['Serial number', 'Serial no.', 'S/N', 'Card number', 'Serial #'],
  value: ['Value', 'Amount', 'Gift amount', 'Card value'],
  redeem: ['Redeem at', 'To redeem visit', 'Add to your account at'],
  order: ['Order number', 'Order #'],
  greeting: ['Happy Birthday!', 'Thank you', 'With love', 'CONGRATULATIONS', 'Merry Christmas'],
  from: ['From: Grandma and Grandpa', 'From: Alex', 'Enjoy your gift!', 'From: all of us'],
  activated: ['ACTIVATED', 'CARD ACTIVATION OK', 'APPROVED'],
  total: ['TOTAL', 'AMOUNT DUE'],
  rules: [
    'This sample card is not money. It exists to test a program that reads cards. No fees apply and it cannot be returned or exchanged for cash. Protect this card like cash.',
    'Sample without value, made for a test. Treat the code like cash: do not share it with people you do not know. Lost cards are not replaced.',
  ],
}

const german = {
  card: ['Geschenkkarte', 'Geschenkgutschein', 'Gutschein'],
  code: ['Gutscheincode', 'Gutscheincode:', 'Ihr Gutscheincode', 'Einlösecode'],
  scratch: ['Bitte vorsichtig freirubbeln', 'Hier vorsichtig rubbeln', 'Feld freirubbeln'],
  serial: ['Seriennummer', 'Serien-Nr.', 'Kartennummer'],
  value: ['Betrag', 'Wert', 'Guthaben'],
  redeem: ['Einlösen unter', 'Jetzt einlösen:'],
  order: ['Bestellnummer', 'Bestellnr.'],
  greeting: ['Alles Gute zum Geburtstag!', 'Vielen Dank', 'Frohe Weihnachten', 'HERZLICHEN GLÜCKWUNSCH'],
  from: ['Von: Oma und Opa', 'Viel Freude damit!', 'Von: Jonas'],
  activated: ['AKTIVIERT', 'FREISCHALTUNG OK'],
  total: ['SUMME', 'GESAMT'],
  rules: [
    'Diese Musterkarte ist kein Geld. Sie dient nur dem Test eines Programms. Keine Barauszahlung, keine Rückgabe. Bitte wie Bargeld aufbewahren.',
  ],
}

const french = {
  card: ['Carte cadeau', 'Chèque-cadeau', 'CARTE CADEAU'],
  code: ['Code cadeau', 'Code cadeau :', 'Votre code', 'Code du chèque-cadeau'],
  scratch: ['Grattez doucement', 'Grattez ici pour voir le code'],
  serial: ['Numéro de série', 'N° de série', 'Numéro de carte'],
  value: ['Montant', 'Valeur'],
  redeem: ['À utiliser sur', 'Utilisez votre code sur'],
  order: ['Numéro de commande', 'Commande n°'],
  greeting: ['Joyeux anniversaire !', 'Merci beaucoup', 'Joyeux Noël', 'FÉLICITATIONS'],
  from: ['De : Mamie et Papi', 'Profitez bien !', 'De : Camille'],
  activated: ['CARTE ACTIVÉE', 'ACTIVATION OK'],
  total: ['TOTAL', 'MONTANT'],
  rules: [
    "Cette carte est un exemple sans valeur. Elle sert à tester un programme. Ni reprise, ni échangée, ni remboursée. Conservez-la comme de l'argent.",
  ],
}

const italian = {
  card: ['Buono regalo', 'Carta regalo', 'BUONO REGALO'],
  code: ['Codice del buono', 'Codice:', 'Il tuo codice', 'Codice del Buono Regalo'],
  scratch: ['Grattare con delicatezza', 'Gratta qui'],
  serial: ['Numero di serie', 'N. di serie', 'Numero carta'],
  value: ['Importo', 'Valore'],
  redeem: ['Da usare su', 'Utilizzalo su'],
  order: ['Numero ordine', 'Ordine n.'],
  greeting: ['Buon compleanno!', 'Grazie mille', 'Buon Natale', 'CONGRATULAZIONI'],
  from: ['Da: Nonna e Nonno', 'Buon divertimento!', 'Da: Giulia'],
  activated: ['CARTA ATTIVATA', 'ATTIVAZIONE OK'],
  total: ['TOTALE', 'IMPORTO'],
  rules: [
    'Questa carta è un esempio senza valore. Serve a provare un programma. Non rimborsabile e non convertibile in denaro.',
  ],
}

const spanish = {
  card: ['Cheque regalo', 'Tarjeta regalo', 'TARJETA REGALO'],
  code: ['Código de canje', 'Código:', 'Tu código', 'Código del cheque regalo'],
  scratch: ['Rasca con cuidado', 'Rasca aquí para ver el código'],
  serial: ['Número de serie', 'N.º de serie', 'Número de tarjeta'],
  value: ['Importe', 'Valor'],
  redeem: ['Canjear en', 'Úsalo en'],
  order: ['Número de pedido', 'Pedido n.º'],
  greeting: ['¡Feliz cumpleaños!', 'Muchas gracias', 'Feliz Navidad', 'FELICIDADES'],
  from: ['De: los abuelos', '¡Que lo disfrutes!', 'De: Lucía'],
  activated: ['TARJETA ACTIVADA', 'ACTIVACIÓN OK'],
  total: ['TOTAL', 'IMPORTE'],
  rules: [
    'Esta tarjeta es una muestra sin valor. Sirve para probar un programa. No se puede devolver ni canjear por dinero.',
  ],
}

const japanese = {
  card: ['ギフトカード', 'Gift Card', 'ギフト券'],
  code: ['ギフト券番号', 'Claim code', 'ギフト券番号:'],
  scratch: ['軽く削ってください', 'Scratch gently'],
  serial: ['シリアル番号', 'Serial number', 'カード番号'],
  value: ['金額', 'Value', '額面'],
  redeem: ['登録はこちら', 'Redeem at'],
  order: ['注文番号', 'Order number'],
  greeting: ['お誕生日おめでとう', 'ありがとう', 'Congratulations'],
  from: ['おばあちゃんより', 'Enjoy your gift!'],
  activated: ['有効化済', 'ACTIVATED'],
  total: ['合計', 'TOTAL'],
  rules: [
    'このカードは見本であり、金銭的価値はありません。プログラムの試験に使います。This sample card is not money. It exists to test a program that reads cards.',
  ],
}

const market = (country, marketplace, currency, words, amounts, printed, share) => ({
  country,
  marketplace,
  currency,
  words,
  amounts,
  printed,
  share,
})

const small = [10, 15, 20, 25, 30, 40, 50, 60, 75, 100, 150, 200, 500]
const comma = (amount) => `${amount},00`
const point = (amount) => `${amount}.00`
const thousands = (amount) => String(amount).replace(/(\d)(?=(\d{3})+$)/g, '$1,')
const euro = [(a) => `${comma(a)} €`, (a) => `${a} €`, (a) => `EUR ${comma(a)}`, (a) => `${comma(a)} EUR`]

export const markets = [
  market('US', 'amazon.com', 'USD', english, small, [(a) => `$${point(a)}`, (a) => `$${a}`, (a) => `US$ ${a}`], 5),
  market('GB', 'amazon.co.uk', 'GBP', english, small, [(a) => `£${point(a)}`, (a) => `£${a}`], 4),
  market('DE', 'amazon.de', 'EUR', german, small, euro, 4),
  market('FR', 'amazon.fr', 'EUR', french, small, euro, 2),
  market('IT', 'amazon.it', 'EUR', italian, small, [...euro, (a) => `€ ${comma(a)}`], 2),
  market('ES', 'amazon.es', 'EUR', spanish, small, euro, 2),
  market(
    'JP',
    'amazon.co.jp',
    'JPY',
    japanese,
    [500, 1000, 2000, 3000, 5000, 10000, 20000],
    [(a) => `¥${thousands(a)}`, (a) => `¥ ${thousands(a)}`, (a) => `${thousands(a)}円`],
    2,
  ),
  market(
    'CA',
    'amazon.ca',
    'CAD',
    english,
    small,
    [(a) => `CDN$ ${point(a)}`, (a) => `$${point(a)}`, (a) => `C$${a}`],
    2,
  ),
  market(
    'AU',
    'amazon.com.au',
    'AUD',
    english,
    small,
    [(a) => `A$${point(a)}`, (a) => `$${point(a)}`, (a) => `AUD ${a}`],
    2,
  ),
]
