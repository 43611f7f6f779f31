import { inLanguages } from './words-by-language.ts'

/**
 * What pages say to their readers around an article, by language (en, es, pt, fr, it, de, nl, sv/no/da, fi, pl, cs, ro, hu, el,
 * tr, ru/uk, ar, he, fa, ur, hi, id, vi, zh, ja, ko, th); further languages are in `words-by-language.ts`. Sources: the labels of WordPress's
 * and Drupal's own translations (translate.wordpress.org, localize.drupal.org), of Disqus, and how publishers in the language
 * word the same, read on their public pages. Lower case; whole words.
 */
export const readMore = (
  'related|related articles|related stories|related coverage|related content|related news|read more|read also|also read|read next|read this|' +
  'more on this|more on this story|more from|more stories|more news|more like this|see also|see more|watch more|watch|watch now|watch this|listen|required reading|' +
  "don't miss|dig deeper|go deeper|recommended|recommended reading|recommended for you|you may also like|you might also like|you may like|you might like|" +
  'you might be interested in|in case you missed it|must read|must watch|trending|trending now|most read|most popular|latest news|latest videos|top stories|editor’s picks|' +
  "editor's picks|editors' picks|what to read next|up next|next article|previous article|next post|previous post|explore more|keep reading|" +
  'lea también|lee también|leer más|le puede interesar|te puede interesar|lea además|ver también|noticias relacionadas|más noticias|más información|relacionadas|relacionado|lo más leído|te recomendamos|' +
  'leia também|leia mais|veja também|saiba mais|notícias relacionadas|mais lidas|mais notícias|relacionadas|' +
  'lire aussi|à lire aussi|a lire aussi|à lire|lire la suite|lire également|voir aussi|sur le même sujet|à voir aussi|articles liés|les plus lus|' +
  'leggi anche|leggi di più|leggi tutto|guarda anche|vedi anche|approfondisci|articoli correlati|potrebbe interessarti|ti potrebbe interessare|i più letti|' +
  'lesen sie auch|lesen sie mehr|auch interessant|mehr zum thema|mehr dazu|weiterlesen|das könnte sie auch interessieren|meistgelesen|siehe auch|ähnliche artikel|' +
  'lees ook|lees meer|bekijk ook|meer over|meest gelezen|gerelateerd|läs också|läs även|läs mer|les også|les mer|læs også|læs mere|mest lest|mest læst|lue myös|lue lisää|katso myös|' +
  'czytaj także|czytaj też|czytaj również|czytaj więcej|zobacz także|zobacz też|polecamy|przeczytaj także|čtěte také|přečtěte si také|mohlo by vás zajímat|související články|citește și|citeşte şi|citește mai mult|vezi și|' +
  'olvasson tovább|kapcsolódó|kapcsolódó cikkek|olvassa el ezt is|διαβάστε επίσης|διαβάστε ακόμα|διαβάστε περισσότερα|δείτε επίσης|ilgili haberler|ayrıca okuyun|bunları da okuyun|devamını oku|ilginizi çekebilir|' +
  'читайте также|читать далее|смотрите также|по теме|материалы по теме|самое читаемое|читайте також|дивіться також|за темою|прочетете още|вижте още|прочитајте још|pročitajte još|pročitajte i|' +
  'اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|اقرأ المزيد|شاهد أيضا|مواضيع ذات صلة|أخبار ذات صلة|الأكثر قراءة|קראו גם|קראו עוד|עוד בנושא|כתבות נוספות|بیشتر بخوانید|همچنین بخوانید|مطالب مرتبط|اخبار مرتبط|یہ بھی پڑھیں|مزید پڑھیں|متعلقہ خبریں|' +
  'यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|और पढ़ें|संबंधित खबरें|আরও পড়ুন|আরো পড়ুন|மேலும் படிக்க|ఇవి కూడా చదవండి|baca juga|baca selengkapnya|simak juga|berita terkait|lihat juga|xem thêm|đọc thêm|tin liên quan|bài viết liên quan|' +
  '相关阅读|相关新闻|延伸阅读|延伸閱讀|相關新聞|更多新闻|推荐阅读|推薦閱讀|看更多|阅读更多|あわせて読みたい|関連記事|関連ニュース|続きを読む|こちらもおすすめ|인기기사|관련기사|관련 기사|더 읽기|많이 본 뉴스|ข่าวที่เกี่ยวข้อง|อ่านเพิ่มเติม|อ่านข่าวเพิ่มเติม|อ่านต่อ|' +
  'also read this|related posts|related topics|related links|related reading|related video|related videos|more to read|continue reading|you may also be interested in|see related|lee más|lee además|también te puede interesar|también lee|sigue leyendo|quizás te interese|en otras noticias|noticia relacionada|artículos relacionados|temas relacionados|más sobre este tema|leia ainda|veja mais|confira também|matérias relacionadas|artigos relacionados|leia a seguir|à lire également|lire également sur|à lire ensuite|a lire également|à découvrir aussi|articles similaires|sujets associés|sur le même thème|pour aller plus loin|lisez aussi|lesen sie dazu auch|lesen sie hierzu auch|lesen sie dazu|lesen sie hierzu|lesen sie außerdem|lesen sie weiter|mehr zu diesem thema|auch lesenswert|verwandte artikel|verwandte themen|passend dazu|mehr lesen|lies auch|lies dazu auch|leggi pure|potrebbe interessarti anche|potrebbero interessarti|articoli simili|sullo stesso argomento|notizie correlate|leggi e commenta|lees verder|lees ook dit|ook interessant|gerelateerde artikelen|läs vidare|relaterade artiklar|mer om ämnet|les videre|relaterte artikler|læs videre|relaterede artikler|lue seuraavaksi|aiheesta lisää|przeczytaj też|czytaj dalej|powiązane artykuły|zobacz więcej|może cię zainteresować|dowiedz się więcej|čtěte dále|související|mohlo by vás zaujímať|čítajte aj|σχετικά άρθρα|διαβάστε περισσότερα|δείτε ακόμα|ilgili haber|diğer haberler|haberin devamı|читайте по теме|читайте ещё|читать также|читать еще|читать ещё|новости по теме|еще по теме|ещё по теме|другие новости|смотрите также|читайте ще|читати також|новини за темою|схожі новини|більше на тему|اقرأ ايضا|إقرأ ايضا|إقرأ أيضا|طالع أيضا|طالع المزيد|اقرأ كذلك|شاهد أيضاً|موضوعات متعلقة|مواد ذات صلة|قد يهمك|قد يهمك أيضا|أخبار متعلقة|קרא גם|קראו את|אולי יעניין אותך|این مطلب را هم بخوانید|خبرهای مرتبط|संबंधित समाचार|इसे भी देखें|এ সম্পর্কিত|artikel terkait|baca lainnya|bài liên quan|có thể bạn quan tâm|相关报道|相關報導|更多报道|另请参阅|関連リンク|おすすめ記事|あわせて読む|관련뉴스|추천기사|ข่าวเกี่ยวข้อง|อ่านข่าวที่เกี่ยวข้อง'
)
  .split('|')
  .concat(inLanguages('readMore'))

/** As a sentence begins that sends the reader to an address or to the linked word "here". */
export const pointers = (
  'see more|read more|learn more|find out more|more information|for more information|for further information|click here|you can find more|you can read more|' +
  'para más información|más información|para leer|puede consultar|haga clic|para mais informações|mais informações|saiba mais|clique|pour en savoir plus|plus d’informations|cliquez|per saperne di più|per maggiori informazioni|clicca|' +
  'mehr informationen|weitere informationen|mehr dazu|mehr lesen sie|klicken sie|meer informatie|meer weten|klik|läs mer|mer information|les mer|læs mere|lue lisää|więcej informacji|kliknij|více informací|klikněte|mai multe detalii|további információ|' +
  'περισσότερες πληροφορίες|daha fazla bilgi|подробнее|больше информации|детальніше|більше інформації|للمزيد|לפרטים נוספים'
).split('|')

/** Calls to take a newsletter, a subscription or an app, as a sentence begins. */
export const signUpStarts = (
  'sign up|sign up for|sign up to|sign in|log in|login|subscribe|subscribe to|subscribe now|get the latest|get all the latest|get breaking|get unlimited|get local news|get the news|get full access|join the conversation|join now|' +
  'follow us|like us|download the app|download the free|want the latest|want great stories|thanks for reading|thank you for reading|create your free account|create a free account|create an account|be the first to know|please sign up|' +
  "you're reading|you’re reading|you are reading|this article is for subscribers|this content is for subscribers|already a subscriber|already have an account|to continue reading|continue reading|support independent|stay up to date|stay tuned for|never miss|don't miss out|got a tip|got a news tip|do you have a tip|" +
  "suscríbete|suscríbase|regístrate|síguenos|sigue leyendo con|inicia sesión|descarga nuestra|apúntate|assine|inscreva-se|cadastre-se|siga-nos|faça login|baixe o aplicativo|abonnez-vous|inscrivez-vous|s’abonner|s'abonner|connectez-vous|suivez-nous|cet article est réservé|article réservé aux abonnés|conteúdo exclusivo para assinantes|questo articolo è riservato|déjà abonné|" +
  'iscriviti|abbonati|registrati|seguici|abonnieren sie|jetzt abonnieren|newsletter abonnieren|melden sie sich|jetzt anmelden|jetzt registrieren|folgen sie uns|sie möchten weiterlesen|meld je aan|schrijf je in|abonneer|abonneer je|volg ons|word abonnee|prenumerera|anmäl dig|följ oss|logga in|abonner|meld deg på|følg oss|tilmeld dig|tilaa|tilaa uutiskirje|seuraa meitä|kirjaudu|' +
  'zapisz się|subskrybuj|obserwuj nas|zaloguj się|zarejestruj się|přihlaste se|odebírejte|sledujte nás|abonează-te|abonați-vă|urmărește-ne|iratkozzon fel|kövessen minket|εγγραφείτε|abone ol|abone olun|bizi takip edin|подпишитесь|подписывайтесь|подписаться|зарегистрируйтесь|підпишіться|підписуйтесь|абонирайте се|последвайте|pratite nas|pretplatite se|' +
  'اشترك|اشترك في|تابعنا|تابعونا|הירשמו|הרשמו|עקבו אחרינו|הצטרפו|مشترک شوید|عضو شوید|ما را دنبال کنید|سبسکرائب|ہمیں فالو کریں|सब्सक्राइब|हमें फॉलो करें|साइन अप करें|সাবস্ক্রাইব|আমাদের অনুসরণ|langganan|berlangganan|ikuti kami|daftar sekarang|dapatkan berita|đăng ký|theo dõi chúng tôi|' +
  '订阅|訂閱|关注我们|關注我們|立即注册|フォローする|구독하기|회원가입|สมัครรับ|ติดตามเรา|ลงทะเบียน|ติดตามข่าว'
)
  .split('|')
  .concat(inLanguages('signUp'))

/** As these calls begin, sentences of the text do, too: verbs and nouns of every day. */
export const wordyStarts =
  'get more|get our|get the top|join our|support our|want more|have a story|have a tip|stay informed|download our|recibe|recibe las|siga o|receba|recevez|ricevi|accedi|scarica l|téléchargez l|folgen sie|takip edin|ακολουθήστε|ακολουθήστε το|следите за|стежте за|войдите|سجل|انضم|下载|下載|登录|登錄|メルマガ|ニュースレター|会員登録|無料会員|ログイン|구독|로그인|팔로우'.split(
    '|',
  )

/** Calls to follow somebody, as a sentence begins: what names of networks in it make sure of. */
export const followStarts = (
  'follow|like us|find us|join us|connect with us|sigue|sigan|siga|síguenos|síganos|encuéntranos|acompanhe|curta|suivez|retrouvez|rejoignez|segui|seguite|seguici|folgen sie|folge|folgt|besuchen sie|volg|följ|følg|seuraa|obserwuj|polub|śledź|sledujte|urmărește|urmăriți|urmăriţi|' +
  'kövess|kövesse|ακολουθήστε|ακολουθήστε το|βρείτε μας|takip edin|подписывайтесь|подпишитесь|читайте нас|следите|підписуйтесь|підпишіться|читайте нас|последвайте|pratite|تابع|تابعوا|تابعونا|עקבו|फॉलो करें|ikuti|theo dõi|关注|關注'
).split('|')

/** Networks by the names that pages call them. */
export const networks =
  'facebook|twitter|instagram|tiktok|youtube|linkedin|threads|bluesky|mastodon|telegram|whatsapp|pinterest|snapchat|reddit|viber|google news|apple news|flipboard|телеграм|телеграмі|телеграмме|вконтакте|одноклассники|дзен|фейсбук|فيسبوك|تويتر|إنستغرام|انستغرام|تيليغرام|يوتيوب|واتساب|تلگرام|فیس بک|פייסבוק|טלגרם|फेसबुक|व्हाट्सएप|微信|微博|抖音|카카오톡|네이버|line'.split(
    '|',
  )

/** What is signed up for. */
export const signUpTopics = (
  'newsletter|newsletters|inbox|subscribe|subscribing|subscriber|subscription|sign up|sign in|log in|free account|email alerts|breaking news alerts|mailing list|our app|notifications|personalize|podcast|facebook|twitter|instagram|tiktok|telegram|whatsapp|youtube|x and threads|linkedin|google news|' +
  "boletín|boletines|correo|suscripción|suscríbete|inicia sesión|newsletter diária|assinatura|e-mail|boletim|lettre d’information|lettre d'information|infolettre|abonnement|boîte mail|newslettera|abbonamento|posta|posteingang|postfach|abo|nieuwsbrief|mailbox|nyhetsbrev|nyhedsbrev|uutiskirje|uutiskirjeen|newsletterze|newslettera|skrzynkę|newsletteru|zpravodaj|hírlevél|hírlevelünkre|ενημερωτικό|ενημερωτικό δελτίο|bülten|bültenimize|bültene|рассылку|рассылка|телеграм|telegram-канал|канал|розсилку|бюлетин|bilten|билтен|" +
  'النشرة|نشرتنا|البريدية|بريدك|تلغرام|ניוזלטר|הניוזלטר|תיבת הדואר|וואטסאפ|טלגרם|خبرنامه|تلگرام|ایمیل|نیوز لیٹر|واٹس ایپ|न्यूज़लेटर|व्हाट्सएप|टेलीग्राम|निউজলেটার|নিউজলেটার|buletin|surel|bản tin|email|' +
  '简报|電子報|邮箱|电子邮件|公众号|通讯|微信|メール|ニュースレター|メルマガ|뉴스레터|이메일|카카오톡|จดหมายข่าว|อีเมล|ไลน์'
).split('|')

/** Labels of buttons, boxes and counters, alone on a line. */
export const controls = (
  'close|share|share this|share this article|share this story|share article|share on facebook|share on twitter|share this with|share on|tweet|email|print|print this|copy link|link copied|save|saved|save article|comment|comments|comments section|view comments|show comments|see comments|post a comment|jump to comments|jump to comments ↓|leave a comment|write a comment|join the conversation|skip|menu|search|home|top|back to top|' +
  'click to unmute|unmute|mute|play|pause|loading|loading...|now playing|play video|watch video|video player|image|photo|photos|photos:|gallery|view gallery|slideshow|1 / 1|expand|toggle caption|hide caption|read full article|read the full story|read full story|show more|load more|view more|see more|see all|view all|more|next|previous|prev|subscribe|sign up|sign in|log in|register|source link|source|tags|tags:|topics|in this topic|filed under|contents|table of contents|in this article|in this guide|follow|following|report an error|report a typo|listen to this article|listen|listen to article|text size|font size|advertisement|sponsored|sponsored content|promoted|paid content|must watch|leave a reply|cancel reply|reply|' +
  'tweet this|like loading|like this like loading|likes|print friendly|print this article|print this page|email this|email this article|add a comment|copy link to clipboard|copy the link|share full article|expand image|enlarge image|enlarge this image|enlarge|zoom image|zoom|read later|save for later|bookmark|bookmark this|listen to this story|report this ad|ad feedback|video ad feedback|photo caption|image caption|story continues below|article continues below|continues below|min read|mins read|add us as a preferred source on google|make us preferred on google|this post is for paid subscribers|this post is for subscribers|this story is for subscribers|lire plus tard|ajouter à mes favoris|ajouter aux favoris|sauvegarder|écouter l’article|écouter cet article|agrandir l’image|commenter|réagir|zur merkliste hinzufügen|auf die merkliste|merkliste|artikel anhören|artikel vorlesen|artikel drucken|link kopieren|bild vergrößern|bildunterschrift|escuchar este artículo|escuchar artículo|escuchar la noticia|guardar artículo|leer más tarde|copiar link|ouvir artigo|ouvir notícia|salvar|copiar link|ascolta l’articolo|copia link|link kopiëren|luister naar dit artikel|kopiera länk|kopier lenke|kopier link|kopioi linkki|kopiuj link|kopírovat odkaz|копировать ссылку|скопировать ссылку|слушать|копіювати посилання|نسخ الرابط|استمع|העתק קישור|کپی لینک|salin tautan|sao chép liên kết|复制链接|複製連結|リンクをコピー|링크 복사|คัดลอกลิงก์|' +
  '請繼續往下閱讀|分享本页|扫一扫分享|扫一扫分享本页|comparte esta noticia|comparte este artículo|comparte la noticia|compartilhe esta notícia|condividi l’articolo|compartir|comparte|comentarios|ver comentarios|imprimir|guardar|enviar|copiar enlace|cerrar|inicio|escuchar|etiquetas|temas|fuente|deja un comentario|deja una respuesta|archivado en|' +
  'compartilhar|compartilhe|comentários|fechar|ouvir|partager|partager l’article|commentaires|voir les commentaires|imprimer|fermer|écouter|enregistrer|laisser un commentaire|mots-clés|étiquettes|partagez|' +
  'condividi|commenti|stampa|chiudi|ascolta|salva|lascia un commento|teilen|kommentare|drucken|merken|schließen|artikel teilen|anhören|vorlesen|startseite|schlagwörter|themen|kommentar schreiben|schreibe einen kommentar|delen|deel dit artikel|reacties|sluiten|afdrukken|dela|kommentera|kommentarer|stäng|del|lukk|luk|jaa|jaa artikkeli|kommentit|sulje|' +
  'udostępnij|komentarze|drukuj|zamknij|tagi|sdílet|diskuse|zavřít|tisk|distribuie|comentarii|închide|megosztás|hozzászólások|κοινοποίηση|κοινοποιήστε|σχόλια|εκτύπωση|κλείσιμο|paylaş|yorumlar|yazdır|kapat|yorum yap|поделиться|комментарии|распечатать|закрыть|теги|оставить комментарий|поширити|поділитися|коментарі|закрити|сподели|коментари|podeli|komentari|podijeli|' +
  'شارك|مشاركة|التعليقات|تعليقات|طباعة|إغلاق|اترك تعليقا|اترك تعليقاً|الوسوم|שתפו|שיתוף|תגובות|הדפסה|סגור|הוסף תגובה|اشتراک گذاری|اشتراک‌گذاری|نظرات|چاپ|بستن|برچسب‌ها|ارسال نظر|شیئر کریں|تبصرے|شیئر|शेयर करें|साझा करें|टिप्पणियाँ|कमेंट|शेयर|শেয়ার করুন|মন্তব্য|bagikan|komentar|tutup|cetak|chia sẻ|bình luận|đóng|' +
  '分享|评论|評論|留言|打印|列印|关闭|關閉|返回顶部|责任编辑|シェア|シェアする|コメント|コメントを書く|印刷|閉じる|ツイート|공유|공유하기|댓글|댓글쓰기|인쇄|닫기|แชร์|แบ่งปัน|ความคิดเห็น|แสดงความคิดเห็น|ปิด|พิมพ์'
)
  .split('|')
  .concat(inLanguages('controls'))

/** Under these, in the last part of a page, nothing is the article's any more. */
export const endings = (
  'leave a reply|leave a comment|post a comment|jump to comments|comments|view comments|your email address will not be published|join the conversation|reader comments|' +
  'deja un comentario|deja una respuesta|tu dirección de correo electrónico no será publicada|comentarios|deixe um comentário|deixe uma resposta|comentários|laisser un commentaire|commentaires|votre adresse e-mail ne sera pas publiée|lascia un commento|commenti|schreibe einen kommentar|kommentare|' +
  'geef een reactie|reacties|lämna ett svar|kommentarer|legg igjen en kommentar|vastaa|kommentit|dodaj komentarz|komentarze|napsat komentář|lasă un comentariu|comentarii|σχόλια|αφήστε μια απάντηση|bir cevap yazın|yorumlar|yorum yap|добавить комментарий|комментарии|коментарі|залишити коментар|коментари|komentari|اترك تعليقا|اترك تعليقاً|التعليقات|כתיבת תגובה|תגובות|دیدگاهتان را بنویسید|نظرات|تبصرے|टिप्पणियाँ|মন্তব্য|tinggalkan balasan|komentar|bình luận|评论|評論|留言|コメント|コメントを残す|댓글|ความคิดเห็น|แสดงความคิดเห็น'
)
  .split('|')
  .concat(inLanguages('comments'))

/** What nothing but comment rules, forms, players and counters says. */
export const machineSentences = (
  'your email address will not be published|required fields are marked|visit(s) today|comments are closed|please log in to|audio is generated|generated by an automated voice|voiced by artificial intelligence|let us know in the comments|tell us in the comments|in the comments below|in the comments section below|please enable javascript|html5 video|invalid file format|this video is playing|your browser does not support|sorry, your browser|click here to subscribe|click here to sign up|terms of service apply|' +
  'externe inhalte angezeigt werden|externen inhalt, der den artikel|empfohlener redaktioneller inhalt|empfohlener externer inhalt|daten an drittplattformen|выделите фрагмент|нажмите ctrl enter|натисніть ctrl enter|виділіть фрагмент|виділіть її та натисніть|' +
  'cuéntanos en los comentarios|déjanos tu comentario|conte nos comentários|deixe nos comentários|dites-nous en commentaire|scrivilo nei commenti|faccelo sapere nei commenti|schreiben sie uns in den kommentaren|schreib es in die kommentare|laat het weten in de reacties|' +
  'utilizamos cookies|usamos cookies|nous utilisons des cookies|utilizziamo i cookie|käytämme evästeitä|používáme cookies|χρησιμοποιούμε cookies|используем cookie|' +
  'tu dirección de correo electrónico no será publicada|los campos obligatorios|votre adresse e-mail ne sera pas publiée|ihre e-mail-adresse wird nicht veröffentlicht|deine e-mail-adresse wird nicht veröffentlicht|il tuo indirizzo email non sarà pubblicato|o seu endereço de e-mail não será publicado|e-posta hesabınız yayımlanmayacak|ваш адрес email не будет опубликован'
).split('|')

/** What these say, and articles may say too: with one of the topics below, a link or a place beside the text. */
export const machinePhrases = (
  'comments on this piece|comments on this article|community guidelines|commenting guidelines|video unavailable|an error occurred|try again later|no results found|by signing up|by clicking|by subscribing|by using this site|by submitting|' +
  'accept cookies|uses cookies|use cookies|utilisons des cookies|verwenden cookies|verwendet cookies|gebruiken cookies|använder cookies|bruker cookies|bruger cookies|używa plików cookie|folosește cookie-uri|sütiket használ|çerezleri kullan|çerez kullan|использует файлы cookie|використовує файли cookie|ملفات تعريف الارتباط|בעוגיות|کوکی|कुकीज़|cookie を使用|クッキー|쿠키를|使用cookie|คุกกี้|menggunakan cookie|sử dụng cookie'
).split('|')

/** What forms and consent boxes speak of. */
export const machineTopics = (
  'you agree|you consent|you accept|terms|terms of use|privacy|privacy policy|consent|your browser|this website|our website|this site|our site|we use cookies|your experience|cookie settings|javascript|please|reload|refresh|our community guidelines|be moderated|' +
  'confidentialité|ce site|notre site|votre navigateur|acceptez|website|webseite|datenschutz|einwilligung|zustimmen|deze site|privacybeleid|akkoord|webbplats|webbplatsen|nettsted|nettstedet|godkänner|samtykke|hjemmeside|serwis|prywatności|przeglądarki|acest site|confidențialitate|weboldal|oldalunk|adatvédelmi|web sitemiz|internet sitemiz|sitemiz|gizlilik|сайт|сайта|конфиденциальности|сайті|конфіденційності|' +
  'الموقع|موقعنا|الخصوصية|האתר|פרטיות|سایت|مرورگر|حریم خصوصی|वेबसाइट|गोपनीयता|サイト|ウェブ|ブラウザ|同意|プライバシー|사이트|브라우저|개인정보|동의|网站|網站|浏览器|瀏覽器|隐私|隱私|เว็บไซต์|ความเป็นส่วนตัว|situs|privasi|trang web|riêng tư'
).split('|')

/** Money made with links, in words that articles on trade use too: with one of the topics below, or a link. */
export const disclosures = (
  'earn a commission|earn commission|receive a commission|small commission|affiliate fee|affiliate links|affiliate partnerships|make money when you click|get a share of the revenue|may earn revenue|receive compensation|may receive compensation|independently chosen by our editors|independently selected|editorially independent|' +
  'comisión por|recibir una comisión|enlaces de afiliados|enlaces afiliados|links de afiliados|liens affiliés|percevoir une commission|toucher une commission|link affiliati|affiliate-links|partnerlinks|affiliatelinkit|affiliate-länkar|annonselenker|linki afiliacyjne|партнёрские ссылки|アフィリエイト'
).split('|')

/** Whose links they are, and what is done with them. */
export const disclosureTopics = (
  'on this page|on our site|on our website|links on|through links|through our links|if you buy|if you click|you buy|you purchase|when you click|our editors|our links|our partners|our affiliate|this article contains|this post contains|this page contains|this story contains|this article may contain|this post may contain|may contain affiliate|contains affiliate|we may earn|we may receive|we may get|we earn|this site may|' +
  'este artículo|nuestros enlaces|podemos recibir|nuestra web|este artigo|nossos links|podemos receber|cet article|nos liens|nous pouvons|questo articolo|nostri link|potremmo|diesem artikel|dieser artikel|wir erhalten|unsere|artikkeli|artikeln|artikkelen|sisältää|innehåller|inneholder|artykuł|zawiera|статья|статье|содержит|当サイト|本記事|記事|サイト|リンク'
).split('|')

/** Claims of right. */
export const legal =
  'all rights reserved|may not be published, broadcast|not to be redistributed|reproduction without permission|reproduction prohibited|todos los derechos reservados|derechos reservados|prohibida su reproducción|todos os direitos reservados|tous droits réservés|droits de reproduction|tutti i diritti riservati|riproduzione riservata|alle rechte vorbehalten|alle rechten voorbehouden|alla rättigheter förbehållna|med enerett|alle rettigheder forbeholdes|kaikki oikeudet pidätetään|wszelkie prawa zastrzeżone|všechna práva vyhrazena|toate drepturile rezervate|minden jog fenntartva|με επιφύλαξη παντός δικαιώματος|tüm hakları saklıdır|все права защищены|усі права захищені|всички права запазени|sva prava pridržana|sva prava zadržana|جميع الحقوق محفوظة|כל הזכויות שמורות|تمامی حقوق محفوظ|تمامی حقوق مادی|تمامی حقوق معنوی|تمامی حقوق این سایت|تمامی حقوق این وب|تمامی حقوق این پایگاه|تمامی حقوق متعلق|تمامی حقوق برای|کلیه حقوق محفوظ|کلیه حقوق مادی|کلیه حقوق معنوی|کلیه حقوق این سایت|کلیه حقوق این وب|کلیه حقوق این پایگاه|کلیه حقوق متعلق|کلیه حقوق برای|جملہ حقوق محفوظ|جملہ حقوق بحق|सर्वाधिकार सुरक्षित|সর্বস্বত্ব সংরক্ষিত|版权所有|版權所有|不得转载|無断転載|転載を禁|무단전재|무단 전재|재배포 금지|สงวนลิขสิทธิ์'
    .split('|')
    .concat(inLanguages('legal'))

/** Before a colon: who took or made the picture. */
export const pictureLabels = (
  'photo|photos|photo credit|photo courtesy|image|image credit|images|picture|pictures|credit|credits|illustration|graphic|video|' +
  'foto|fotos|fotografía|imagen|imágenes|crédito|créditos|crédit|crédits|crédit photo|crédits photo|bild|bilder|bildquelle|fotograf|fot|zdroj|kuva|kuvat|φωτογραφία|φωτό|fotoğraf|görsel|фото|фотография|снимка|' +
  'صورة|الصورة|צילום|עכס|عکس|تصویر|फोटो|तस्वीर|फोटो साभार|ছবি|ảnh|图片来源|圖片來源|图源|图|写真|画像|사진|이미지|ภาพ|ภาพจาก'
)
  .split('|')
  .concat(inLanguages('photo'))

/** As a line begins that credits a picture. */
export const pictureStarts = (
  'photo by|photos by|photograph by|photographs by|photo courtesy|courtesy of|getty images|shutterstock|associated press photo|ap photo|file photo|handout photo|submitted photo|illustration by|video by|' +
  'foto de archivo|imagen de archivo|foto de arquivo|imagem ilustrativa|foto d’archivio|photo d’archives|archivbild|archivfoto|symbolbild|symbolfoto|representational image|representative image|ilustrační foto|zdjęcie ilustracyjne|архивное фото|صورة أرشيفية|صورة من الأرشيف|资料图|資料照|' +
  'foto de|foto von|foto di|foto av|foto oleh|foto dpa|crédit photo|crédits photo|фото автора|صورة من|צילום|图为|摄影|写真は'
).split('|')

/** Where else the text was published: wanted as evidence of its origin, not as a part of it. */
export const publishedElsewhere =
  'cross-posted from|republished with permission|reprinted by permission|reprinted with permission|excerpted from|distributed by|contributed to this report|contributed reporting|reporting by|editing by|the-cnn-wire|our standards: the thomson reuters trust principles|is part of states newsroom|contribuyó a este'.split(
    '|',
  )

/** Before a colon and names: the tags of an article, or its section. */
export const filedUnder = (
  'tags?|tagged|tagged with|filed under|filed in|posted in|categor(?:y|ies)|topics?|keywords?|etiquetas?|temas?|archivado en|categorías?|palabras clave|palavras-chave|categorias?|mots-clés|étiquettes?|catégories?|thèmes?|schlagw(?:ort|örter)|schlagworte|kategorien?|themen|stichw(?:ort|örter)|' +
  'argomenti|parole chiave|trefwoorden|onderwerpen|ämnen|etiketter|emneord|stikkord|emner|avainsanat|aiheet|tagi|słowa kluczowe|štítky|klíčová slova|kľúčové slová|etichete|cuvinte cheie|címkék|ετικέτες|etiketler|теги|метки|ключевые слова|мітки|ключові слова|тагове|ключови думи|tagovi|oznake|ključne riječi|тагови|' +
  'الوسوم|وسوم|كلمات مفتاحية|תגיות|תגים|برچسب‌ها|برچسب ها|ٹیگز|टैग|टैग्स|ট্যাগ|từ khóa|thẻ|kata kunci|topik|标签|標籤|关键词|關鍵字|タグ|キーワード|태그|แท็ก'
).split('|')
