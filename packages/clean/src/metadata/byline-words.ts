import { PICTURE_WORDS, WRITTEN_BY } from '@copydesk/wire'

/** Words for two people between their names; in capitals some are initials ("Cam E Roe"). */
const JOINING =
  'AND|And|UND|ET|and|und|et|a|og|och|ja|en|ve|dan|và|és|și|şi|ir|un|dhe|и|і|та|και|و|اور|और|ও|এবং|with|avec|mit|con|com|as told to'

/** Spanish, Portuguese and Catalan join the two surnames of one person by the same words: "José Ortega y Gasset". */
const WORD = "\\p{Lu}[\\p{L}\\p{M}'’-]+"
const TWO_NAMES = `(?<=${WORD}\\s(?:(?:da|das|de|del|do|dos)\\s)?${WORD}\\s[eyi]\\s)`
const ONE_SURNAME = `(?!Reda|Ag[eê]n|Equip)${WORD}\\s*(?:$|[\\n,;&|•·/])`
const JOINING_TWO = `\\s[eyi]\\s(?!${TWO_NAMES}${ONE_SURNAME})`

/** Within one name in Chinese and Catalan ("约翰·史密斯", "Vil·là"), between names in Korean. */
const DOT = '\\s·|·\\s|(?<=\\p{Script=Hangul})·(?=\\p{Script=Hangul})'

export const BETWEEN_NAMES = new RegExp(
  `\\n|,|;|&|\\||•|${DOT}|\\/|／|、|，|；|：|:|–|—|\\s-\\s|\\s(?:${JOINING})\\s|${JOINING_TWO}`,
  'u',
)

export const LEADING = new RegExp(`^(?:${WRITTEN_BY})(?![\\p{L}\\p{M}])[\\s:：.／/・·՝]*`, 'iu')

/** "By" at the start of a line, or within one after a date. What is only checked, pictured or paid for by somebody is not theirs. */
export const BY_LINE = /^(?:.{0,80}?[\s,|•·—–-])??by:?\s+(?=[\p{Lu}\p{Lo}])/iu
export const NOT_WRITTEN_BY =
  /(?:photo\w{0,20}|image\w{0,20}|picture\w{0,20}|illustrat\w{0,20}|graphics?|art|video|edited|editing|reviewed|checked|sponsored|presented|produced|powered|narrated|translated|published|owned|hosted|recommended|provided)\s{1,5}by:?\s*$/iu

/** "Tekst: …, Foto: Ola Hansen": who took the pictures, unless the same label is of the text, too ("Tekst og foto:"). */
const PICTURES = `${PICTURE_WORDS}|fotos|fotograf|fotografie|photography|photographer|bild|bilder|fotó|zdjęcia|фото|kuvat?|valokuvat?|illustrations|illustrasjon`
const AND = '(?:og|och|und|en|et|e|y|and|&|\\+|/)\\s?'
export const PICTURED_BY = new RegExp(`(?<!\\p{L}|${AND})(?:${PICTURES})(?:\\s?[:：]|\\sby\\s)[^:：\\n;|]{0,80}`, 'giu')

/** "Jane Doe in Cape Town", "Jane Doe for The Tarn Post": where and for whom. */
export const WHERE_OR_WHOM = /\s(?:(?:reporting\s)?(?:in|from|at)|(?:special\s)?(?:for|to))\s(?:the\s|\p{Lu})[^]*/u

/** "Editor: Budi Santoso": who checked a text, named beside who wrote it. */
export const CHECKED_BY =
  /(?<!\p{L})(?:editor|edited by|editing by|penyunting|redaktur|редактор|reviewed by|fact-checked by)(?:\s?[:：]|(?<=by)\s)[^:：\n;|]{0,80}/giu

/** Jobs as they stand before or after a name without a comma, with what narrows them. */
const NARROWER =
  'senior|chief|staff|special|deputy|assistant|associate|executive|managing|contributing|opinion|political|politics|national|foreign|diplomatic|defen[cs]e|business|economics?|financial|sports?|science|health|medical|technology|tech|legal|crime|education|environment|entertainment|culture|arts|music|film|tv|world|local|state|city|metro|regional|digital|multimedia|online|investigative|freelance|guest|former|general|weekend|social media|data and graphics|data|graphics|visual'
const JOB =
  'writers?|reporters?|correspondents?|contributors?|columnists?|editors?(?:-at-large|-in-chief)?|journalists?|critics?|producers?|anchors?|photographers?|analysts?|researchers?|fellows?|interns?|redakteur(?:in)?|reporterin|journaliste?|periodista|redactora?|corresponsal|giornalista|jornalista|rep[oó]rter|korrespondent(?:in)?|correspondante?|kontributor|wartawan|журналист(?:ка)?|корреспондент|обозреватель|кореспондент|журналіст(?:ка)?|muhabiri?|toimittaja|journalista?|novinář(?:ka)?|novinar(?:ka)?|redaktor(?:ka|ica)?|dziennikar[zk]a?|újságíró|žurnalist(?:as|ė|e)?|žurnālist[se]|ajakirjanik|δημοσιογράφος|jurnalis|phóng viên|ผู้สื่อข่าว|रिपोर्टर'
/** "Senior Supreme Court Analyst" after the name's comma: what somebody does, whatever it is of. */
const RANKED = `(?<=[,;|]\\s{0,3})(?:${NARROWER})\\s(?:[\\p{L}&’'-]{1,20}\\s){1,4}(?:${JOB})`
export const JOB_TITLE = new RegExp(
  `(?<![\\p{L}])(?:(?:${NARROWER})\\s){0,3}(?:${JOB})(?![\\p{L}])|${RANKED}(?![\\p{L}])`,
  'giu',
)

/** Labels of links beside a name. */
export const SHARE_LABELS =
  /(?<![\p{L}@.-])(?:e-?mail|facebook|twitter|whatsapp|instagram|linkedin|telegram)(?![\p{L}@.-])/giu

/** East Asian words for what a writer is, set directly beside the name. */
export const JOB_CHARACTERS =
  /(?:本报|本報|本网|本網)?(?:特派|见习|見習|实习|實習|首席)?(?:記者|记者|編輯|编辑|特派員|특파원|인턴기자|선임기자|기자|論説委員|編集委員)/gu

/** Words that no personal name has: desks, agencies, outlets, web pages. */
const NO_NAME =
  'why|how|what|when|where|who|about|our|own|staff|editorial|board|newsroom|news|desk|webdesk|user|team|bureau|agency|agencies|press|wires?|service|services|network|media|magazine|times|tribune|herald|gazette|journal|today|daily|online|web|admin|administrator|special|updated?|published|posted|last|photographs?|produced|director|officer|vice|president|manager|founder|lecturer|professor|university|institute|school|center|centre|department|association|foundation|council|committee|company|inc|ltd|llc|corp|group|radio|television|reports?|read|more|min|minutes?|comments?|share|follow|subscribe|unknown|anonymous|author|www|com|redaktion|redaktionen|redazione|redacci[oó]n|redacció|reda[çc][ãa]o|r[eé]daction|redactie|redakce|redakcja|redakcia|redakcija|redaksi|redac[tț]ia|toimitus|szerkeszt[őo]s[ée]g|szerk|equipo|equipe|équipe|agence|agencia|agencias|ag[êe]ncia|ag[êe]ncias|agenzia|agentur|agenturen|agencja|ajans|ajansı|haber|merkezi|nyheder|nyheter|nieuws|noticias|not[íi]cias|nachrichten|редакция|редакції|редакція|агентство|новости|новини|служба|пресс|отдел|reuters|afp|ap|dpa|ansa|efe|upi|pti|ani|ians|tass|xinhua|kyodo|yonhap|bloomberg|cnn|bbc|abc|nbc|cbs|fox|post|fm|tv|county|police|zeitung|tagblatt|tageblatt|anzeiger|rundschau|presse'
const NO_NAME_CHARACTERS =
  'ڈیسک|فريق|التحرير|هيئة|گروه|تحریریه|מערכת|Ομάδα|Συντακτικ|ब्यूरो|রিপোর্টার|财经$|財經$|电视台$|電視台$|社$|網$|网$|报$|報$|新聞|新闻|編集部|编辑部|通信|뉴스|일보|신문|팀$|편집|온라인|رويترز|وكالة|خبرگزاری|報導$|报道$|報道$|[电電]$|প্রতিবেদক|প্রতিনিধি|संवाददाता|डेस्क|টিম|ডেস্ক'
export const NOT_A_NAME = new RegExp(`(?<![\\p{L}])(?:${NO_NAME})(?![\\p{L}])|${NO_NAME_CHARACTERS}|[\\d@_<>"=]`, 'iu')
/** Words of that list that are surnames too: allowed to end a name of two. */
export const SURNAMES =
  /^(?!Editorial |Guest )\p{Lu}[\p{L}'’-]+ (?:Fox|Post|Center|Board|Press|School|Last|More|Read|Special)$/u

/** What single words for a desk or a system are built of. */
export const NOT_ONE_NAME =
  /desk|news|admin|team|staff|reda[kcçz]|rédac|press|media|online|web|agenc|edit|tv|radio|guest|wire|magazin|contribut/i

/** Small words within names. */
export const PARTICLES = new Set(
  "de da do dos das di du del della dello dei degli la le las los van von der den ter ten te zu zum zur af av bin bint ibn al el ul abu ben y e i san st. 't ’t".split(
    ' ',
  ),
)
