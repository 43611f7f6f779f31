import { expect, it } from 'vitest'
import { cleanPage } from '../clean-page.ts'

const BODY =
  'The ferry left the harbour at dawn with two hundred people on board, the port captain said on Tuesday. It reached the far shore two hours later, when the storm had ended.'
const paragraphs = [BODY, BODY.replace('dawn', 'noon').replace('ferry', 'boat'), BODY.replace('harbour', 'quay')]

const textOf = (blocks: string[]) => {
  const html = `<html><head><title>Ferry in storm</title></head><body><article><h1>Ferry in storm</h1>${blocks.join('')}</article></body></html>`
  const outcome = cleanPage(html, { url: 'https://marrenpost.example/news/ferry' })
  return outcome.type === 'article' ? outcome.article.text : ''
}
const [first = '', ...others] = paragraphs.map((text) => `<p>${text}</p>`)
/** Whether a line stays that stands under a text, or within it. */
const stays = (line: string) => textOf([first, ...others, `<p>${line}</p>`]).includes(line)
const staysWithin = (line: string, tag = 'p') => textOf([first, `<${tag}>${line}</${tag}>`, ...others]).includes(line)

it.each([
  'This content is available to subscribers only. Subscribe now to continue reading.',
  'You have reached your limit of free articles.',
  'Dieser Artikel ist nur für Abonnenten.',
  'Jetzt weiterlesen mit dem Digitalabo.',
  'Il vous reste 75 % de cet article à lire. La suite est réservée aux abonnés.',
  'Este artículo es exclusivo para suscriptores.',
  'Conteúdo exclusivo para assinantes',
  'Per continuare a leggere questo articolo abbonati.',
  'Dit artikel is alleen voor abonnees.',
  'Den här artikeln är för dig som är prenumerant.',
  'Ten artykuł jest dostępny tylko dla subskrybentów.',
  'Статья доступна только подписчикам.',
  'この記事は会員限定です。電子版に登録すると続きをお読みいただけます。',
  '이 기사는 구독자 전용입니다.',
  '本文为会员专享内容，请登录后继续阅读。',
  'Haber metninin devamı abonelere özeldir.',
])('a text ends before the wall: %s', (line) => {
  expect(stays(line)).toBe(false)
})

it.each([
  "The views expressed in this article are the author's own and do not necessarily reflect those of the Post.",
  'Die Kommentare geben nicht die Meinung der Redaktion wieder.',
  'Las opiniones expresadas son responsabilidad de sus autores y no reflejan la posición de este medio.',
  'الآراء الواردة أدناه لا تعبر عن رأي الموقع، بل تعكس وجهات نظر أصحابها فقط.',
  'Мнение автора может не совпадать с мнением редакции.',
  '本文仅代表作者个人观点，不代表本站立场。',
  'Kļūda rakstā? Iezīmējiet tekstu un spiediet Ctrl+Enter, lai nosūtītu labojamo teksta fragmentu redaktoram!',
  'Found a typo? Select it and press Ctrl + Enter.',
  'See an error in this story? Let us know.',
  'Fehler gefunden? Jetzt melden.',
  '¿Encontraste un error? Repórtalo aquí.',
])('what a page says of itself is none of the text: %s', (line) => {
  expect(stays(line)).toBe(false)
})

it.each([
  'La serie, exclusiva para suscriptores de la cadena, se estrena el lunes con diez capítulos de una hora, dijo su director.',
  'The views expressed in the memo do not reflect the policy of the company, a spokesman said on Wednesday.',
  'The auditors found an error in the count and said that it had changed nothing in the end of the vote.',
  'وقال الوزير إن التصريحات لا تعبر بالضرورة عن رأي الحكومة في هذا الملف الذي تناقشه اللجنة غدا.',
  'The service is available to subscribers only, and will cost nine dollars a month from May on, the firm said.',
  '« Ces propos n’engagent que leur auteur », a réagi mardi le porte-parole du gouvernement, interrogé à la radio.',
  'The university said in a statement that the views expressed are those of the author and do not represent the institution.',
  'Trong bài viết dành riêng cho tờ Le Monde, Tổng thống Pháp kêu gọi các nước châu Âu đoàn kết hơn nữa.',
  '校方周二回应称，该文章仅代表作者个人观点，与学校无关，校方将在本周内公布调查的结果。',
  'The New York Times will halve its limit of free articles to ten a month from April on, the publisher said.',
  'Este contenido es exclusivo para los usuarios de la consola nueva, dijo la empresa el martes en un comunicado.',
  'Ten artykuł jest dostępny tylko dla kobiet, bo sklep go tak opisał, mówi rzecznik praw konsumentów w Warszawie.',
  'The council should act before the winter comes, because the bridge will not hold for another year and the money is there. The views expressed here are those of the author.',
])('the news may speak of the same: %s', (line) => {
  expect([stays(line), staysWithin(line)]).toEqual([true, true])
})

it.each([
  'In the new version of Excel, pressing Ctrl+Enter fills every selected cell with the same formula, the company said on Tuesday.',
  'Dieser Artikel ist nur für Abonnenten, stand auf dem Schild im Laden, und niemand wusste, was damit gemeint war.',
  'The views expressed in this article are dangerous, the minister had written in the margin of the page in 1974.',
])('within a text, prose may begin as a wall does: %s', (line) => {
  expect(staysWithin(line)).toBe(true)
})

it.each(['Fehler entdeckt, aber nicht gemeldet', 'Fout gevonden in stemcomputer', 'Found an error in the count'])(
  'a heading tells of a mistake: %s',
  (line) => {
    expect(staysWithin(line, 'h2')).toBe(true)
  },
)
