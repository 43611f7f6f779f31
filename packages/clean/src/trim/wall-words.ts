/**
 * What pages say of themselves where a text ends, by language in the order of `furniture-words.ts`: that the rest is for subscribers, whose views it
 * gives, and where to report a mistake in it. Prose may say most of it too: such a line goes only where a second sign is beside it. Sources: how publishers in
 * the language word it on their public pages. Lower case; whole words.
 */
export const wallSentences = (
  'this article is for subscribers only|this article is available to subscribers|this content is for subscribers only|this content is available to subscribers|this story is available to subscribers|this story is for subscribers|this article is exclusively for subscribers|' +
  'subscribe to continue reading|subscribe now to continue reading|subscribe to read the full article|subscribe to read the full story|log in to continue reading|sign in to continue reading|register to continue reading|to continue reading this article|to read the rest of this article|reached your limit of free articles|reached your free article limit|' +
  'este artículo es exclusivo para suscriptores|esta nota es exclusiva para suscriptores|esta noticia es exclusiva para suscriptores|este contenido es exclusivo para suscriptores|para continuar leyendo suscríbete|para seguir leyendo suscríbete|suscríbete para seguir leyendo|suscríbete para continuar leyendo|' +
  'este conteúdo é exclusivo para assinantes|esta matéria é exclusiva para assinantes|para continuar lendo assine|para continuar a ler este artigo|assine para continuar lendo|' +
  'cet article est réservé aux abonnés|article réservé aux abonnés|article réservé à nos abonnés|la suite est réservée aux abonnés|la suite de cet article est réservée|de cet article à lire|pour lire la suite de cet article|' +
  'questo articolo è riservato agli abbonati|articolo riservato agli abbonati|per continuare a leggere questo articolo|per leggere tutto l articolo|' +
  'dieser artikel ist nur für abonnenten|dieser artikel ist nur für registrierte|dieser artikel ist exklusiv für abonnenten|dieser inhalt ist nur für abonnenten|dieser beitrag ist nur für abonnenten|artikel ist abonnenten vorbehalten|jetzt weiterlesen mit|sie möchten weiterlesen|um diesen artikel weiterzulesen|' +
  'dit artikel is alleen voor abonnees|dit artikel is exclusief voor abonnees|dit is een artikel voor abonnees|om dit artikel verder te lezen|' +
  'artikeln är för dig som är prenumerant|artikeln är för prenumeranter|för att läsa vidare behöver|denne saken er for abonnenter|denne saken er kun for abonnenter|artikkelen er forbeholdt abonnenter|for å lese videre må du|artiklen er for abonnenter|artikel er kun for abonnenter|for at læse videre skal du|' +
  'artikkeli on vain tilaajille|juttu on vain tilaajille|jatka lukemista tilaamalla|artykuł jest dostępny tylko dla subskrybentów|artykuł jest dostępny tylko dla prenumeratorów|artykuł dostępny tylko dla prenumeratorów|artykuł tylko dla prenumeratorów|aby czytać dalej ten artykuł|' +
  'článek je pouze pro předplatitele|článek je jen pro předplatitele|článok je len pre predplatiteľov|a cikk csak előfizetőknek|a cikk folytatása előfizetőink|acest articol este disponibil doar pentru abonați|članak je dostupan samo pretplatnicima|' +
  'το άρθρο είναι διαθέσιμο μόνο για συνδρομητές|haberin devamı abonelere özel|metninin devamı abonelere özeldir|devamı abonelere özeldir|içerik abonelere özeldir|' +
  'статья доступна только подписчикам|материал доступен только подписчикам|статья доступна только по подписке|материал доступен только по подписке|стаття доступна лише передплатникам|матеріал доступний лише передплатникам|статията е достъпна само за абонати|' +
  'هذا المقال متاح للمشتركين|هذا المحتوى متاح للمشتركين|هذا المقال للمشتركين فقط|הכתבה למנויים בלבד|הכתבה זמינה למנויים|' +
  'artikel ini khusus pelanggan|konten ini khusus pelanggan|bài viết dành riêng cho thuê bao|bài viết chỉ dành cho thuê bao|' +
  '本文为会员专享|本文为付费内容|登录后继续阅读|订阅后继续阅读|訂閱後繼續閱讀|登入後繼續閱讀|本文限訂戶|' +
  'この記事は会員限定です|この記事は有料会員限定|この記事は有料記事|この記事は会員記事|会員になると続きを|会員登録すると続きを|続きをお読みいただけます|' +
  '기사는 구독자 전용입니다|기사는 유료회원 전용입니다|기사는 구독자 전용 콘텐츠입니다|기사 전문은 구독'
).split('|')

/** The same as labels, which prose may hold, too. */
export const wallStarts =
  'exclusivo para suscriptores|exclusiva para suscriptores|contenido exclusivo para suscriptores|conteúdo exclusivo para assinantes|exclusivo para assinantes|contenu réservé aux abonnés|contenuto riservato agli abbonati|para continuar lendo|para continuar leyendo|per continuare a leggere|会员专享内容'.split(
    '|',
  )

/** Whose views a text or the comments under it give. */
export const viewsSentences = (
  'views expressed in this article are|opinions expressed in this article are|views expressed in this column are|opinions expressed in this column are|views expressed here are those of the author|opinions expressed here are those of the author|opinions expressed are those of the author|views expressed are those of the author|' +
  'opiniones expresadas son responsabilidad de|opiniones son responsabilidad de sus autores|opiniones expresadas en este artículo|opiniones vertidas en este artículo|artigo não reflete necessariamente a opinião|texto não reflete necessariamente a opinião|textos não refletem necessariamente a opinião|' +
  'opinioni espresse in questo articolo|nicht die meinung der redaktion wieder|nicht der meinung der redaktion entsprechen|geeft niet noodzakelijk de mening van de redactie|' +
  'yazıda yer alan görüşler yazara aittir|yazarın kendi görüşleridir|мнение автора может не совпадать|мнение редакции может не совпадать|позиция редакции может не совпадать|мнения авторов могут не совпадать|думка автора може не збігатися|позиція редакції може не збігатися|' +
  'لا تعبر عن رأي الموقع|لا تعبر عن رأي موقع|لا تعبر بالضرورة عن رأي الموقع|لا تعبر بالضرورة عن رأي الصحيفة|لا تعبر بالضرورة عن رأي الجريدة|لا يعبر بالضرورة عن رأي الموقع|لا يعبر بالضرورة عن رأي الصحيفة|المقال يعبر عن رأي كاتبه|isi artikel ini merupakan tanggung jawab penulis|' +
  '不代表本站立场|不代表本网立场|不代表本報立場|不代表本报立场|不代表本台立場|不代表本平台|仅代表作者本人|仅代表作者个人|仅代表作者观点|僅代表作者個人|執筆者個人の見解'
).split('|')

/** How a reader is asked whether there is a mistake in the text. */
export const mistakeStarts = (
  'see an error|spotted a mistake|spotted an error|spot an error|spot a typo|found a typo|found an error|found a mistake|notice an error|encontraste un error|has encontrado un error|has visto un error|encontrou um erro|encontrou algum erro|' +
  'avez vous repéré une erreur|vous avez repéré une erreur|une erreur dans cet article|hai trovato un errore|hai notato un errore|fehler gefunden|fehler entdeckt|haben sie einen fehler|fout gezien|fout gevonden|zie je een fout|hittat fel|har du hittat ett fel|fant du en feil|har du fundet en fejl|löysitkö virheen|huomasitko virheen|' +
  'znalazłeś błąd|zauważyłeś błąd|našli jste chybu|našli ste chybu|ai găsit o eroare|hibát talált|εντοπίσατε λάθος|hata mı buldunuz|нашли ошибку|нашли опечатку|заметили ошибку|заметили опечатку|знайшли помилку|помітили помилку|uočili ste grešku|kļūda rakstā|pastebėjote klaidą|pastebėjai klaidą|leidsid vea'
).split('|')
