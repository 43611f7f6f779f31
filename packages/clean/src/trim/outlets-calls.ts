/**
 * As lines begin that an outlet puts into its texts to call readers to its newsletter, channel, app or desk, and no sentence of an
 * article does: by language (en, es, pt, fr, de, it, nl, ru/uk, pl, tr, id, vi, el, hi, ar, zh). Source: as for `furniture-words.ts`.
 */
export const outletsCalls = (
  'get our free|get our daily|get our weekly|get our morning|get our best|get our top|our free email newsletter|our free newsletter|our daily newsletter|our weekly newsletter|our newsletter brings|want more news like this|want more stories like this|want more like this|' +
  'join our whatsapp|join our telegram|join our facebook|follow our whatsapp|follow our telegram|download our app|download our free|download our mobile app|have a tip|have a news tip|do you have a story|have you got a story|got a story|if you have a story|have a story idea|' +
  'for more stories like this|for more news like this|support local journalism|support independent journalism|support our journalism|if you like our journalism|if you value our journalism|enter your email to subscribe|enter your email address to subscribe|click here to read|click here to watch|click here to view|click here to join|' +
  'click here to get|click here to follow|click here to download|watch the video below|watch the video above|catch all the latest|catch all the live|stay informed with our|stay updated with our|stay connected with our|' +
  'recibe gratis|recibe nuestro boletín|recibe nuestra newsletter|recibe en tu correo|únete a nuestro canal|únete al canal|únete a nuestro grupo|sigue nuestro canal|sigue el canal|descarga nuestra app|haz clic aquí para|haga clic aquí para|' +
  'receba as notícias|receba nossas|receba gratuitamente|siga o canal|siga nosso canal|participe do canal|participe do nosso|entre no nosso|entre no canal|clique aqui para|baixe o nosso app|baixe nosso aplicativo|assine nossa newsletter|assine a newsletter|compartilhe essa notícia|compartilhe esta notícia|' +
  'recevez gratuitement|recevez notre newsletter|recevez nos newsletters|recevez nos alertes|suivez notre chaîne|rejoignez notre chaîne|cliquez ici pour|téléchargez notre application|téléchargez gratuitement notre|' +
  'abonnieren sie unseren|abonniere unseren|abonnieren sie hier|folgen sie unserem kanal|folgen sie unserem whatsapp|folge unserem|mit unserem newsletter|klicken sie hier, um|laden sie unsere app|' +
  'iscriviti alla newsletter|iscriviti alla nostra|iscriviti al nostro|iscriviti al canale|segui il nostro canale|segui il canale|clicca qui per|ricevi le notizie|scarica la nostra app|schrijf je in voor onze|meld je aan voor onze|download onze app|' +
  'подписывайтесь на наш|подпишитесь на наш|присоединяйтесь к нашему|вступайте в наш|читайте нас в|підписуйтесь на наш|підписуйтеся на наш|приєднуйтесь до нашого|долучайтесь до нашого|zapisz się na nasz|zapisz się do naszego|dołącz do naszego|' +
  'whatsapp kanalımız|telegram kanalımız|kanalımıza abone|dapatkan update berita|dapatkan berita pilihan|cek berita dan artikel|simak breaking news|ikuti saluran|mời độc giả đón đọc|mời quý độc giả|mời bạn đọc|' +
  'δείτε όλες τις τελευταίες|διαβάστε όλες τις ειδήσεις|हमारे व्हाट्सएप चैनल|हमारे व्हाट्सऐप चैनल|اشترك في قناتنا|انضم إلى قناتنا|تابعوا قناتنا|扫描二维码|掃描二維碼|点击下载|點擊下載'
).split('|')

/** What only a call or a meter says: with it, a short line is one. */
export const outletsPhrases =
  'delivered to your inbox|delivered straight to your inbox|delivered directly to your inbox|straight to your inbox|direct to your inbox|free articles remaining|free articles left|free articles this month|from a syndicated feed'.split(
    '|',
  )
