import { describe, expect, it } from 'vitest'
import type { PageLine } from '../reading/page-lines.ts'
import { trimLines } from './trim-lines.ts'
import type { PageContext } from './trim-step.ts'

const paragraph = (text: string): PageLine => ({
  text,
  linked: 0,
  heading: false,
  block: null,
  element: null,
  found: true,
  recovered: false,
})
const link = (text: string): PageLine => ({ ...paragraph(text), linked: 1 })
const heading = (text: string): PageLine => ({ ...paragraph(text), heading: true })

const page: PageContext = {
  title: 'Bridge closed to lorries',
  description: null,
  signed: ['Ann Roe'],
  publisher: 'The Marren Post',
}

const body = [
  'The council of Lower Marren voted on Monday to close the old swing bridge to lorries, the mayor said.',
  'Divers will look at its piers in March, the county said in a letter to the hauliers of the port town.',
  'Two of the hauliers told the council that the way round by the mill would cost them forty minutes a run.',
].map(paragraph)

const trimmed = (lines: PageLine[]) => trimLines(lines, page)
const textsOf = (lines: PageLine[]) => lines.map(({ text }) => text)

describe('trimLines', () => {
  it('takes out links to other articles with the label above them, and says why', () => {
    const { text, removed } = trimmed([body[0]!, body[1]!, paragraph('Related:'), link('Port strike ends')])
    expect(text.split('\n')).toEqual(textsOf(body.slice(0, 2)))
    expect(removed).toContainEqual({ reason: 'a line that is only a link', text: 'Port strike ends' })
    expect(removed).toContainEqual({ reason: 'leads to another article', text: 'Related:' })
  })

  it('keeps headings that have text under them, and drops those at the end', () => {
    const { text } = trimmed([heading('What happened'), ...body, heading('Other stories'), heading('Our sport')])
    expect(text.split('\n')).toEqual(['What happened', ...textsOf(body)])
  })

  it('keeps a text that is made of links', () => {
    const list = ['First hall, Mill Road', 'Second hall, Port Street', 'Third hall, Main Square'].map(link)
    expect(trimmed(list).text.split('\n')).toHaveLength(3)
  })

  const between: [string, RegExp][] = [
    ['Advertisement', /advertisement/],
    ['ADVERTISEMENT - Story continues below', /advertisement/],
    ['Anzeige', /advertisement/],
    ['Publicidad', /advertisement/],
    ['広告', /advertisement/],
    ['Read more: Ferry late again', /another article/],
    ['Lire aussi : le bac encore en retard', /another article/],
    ['Читайте также: Паром снова опоздал', /another article/],
    ['関連記事', /another article/],
    ['Sign up for our morning newsletter, every day at seven.', /sign up/],
    ['Abonnieren Sie unseren Newsletter und bleiben Sie informiert.', /sign up/],
    ['This site uses cookies to give you the best experience.', /sign up/],
    ['By clicking Send, you agree to our terms and to the privacy policy of the newspaper.', /sign up/],
    ['An error occurred. Please try again later.', /sign up/],
    ['当サイトではクッキーを使用しています。', /sign up/],
    ['Follow us for more', /sign up/],
    ['after newsletter promotion', /sign up/],
    ['Skip past newsletter promotion', /sign up|button/],
    ['Skip to the comments', /button/],
    ['اشترك في النشرة البريدية اليومية', /sign up/],
    ['Share this article', /button/],
    ['Compartir', /button/],
    ['3 / 12', /button/],
    ['Updated 5 February 2024, 18:30', /time/],
    ['Veröffentlicht am 5. Februar 2024 um 18.30 Uhr', /time/],
    ['2024年2月5日 18:30', /time/],
    ['5 de febrero de 2024', /time/],
    ['© 2024 Marren Media Holdings. All rights reserved.', /copyright/],
    ['Tous droits réservés', /copyright/],
    ['We may earn a commission from links on this page.', /publisher earns/],
    ['The swing bridge in January. (Bo Li/Pool Photo via AP)', /picture/],
    ['Photo: Bo Li', /picture/],
    ['The swing bridge in January, before the frost (File photo).', /picture/],
    ['The swing bridge in January (Courtesy of Marren County)', /picture/],
    ['The swing bridge in January (AP Photo/Bo Li, file)', /picture/],
    ['Bo Li/Getty Images', /picture/],
    ['Original story: https://daily.example/news/1', /published/],
    ['PHOTO BY BO LI The bridge was closed on Monday, the mayor said.', /picture/],
    ['Updated on: February 5, 2024 / 12:51 PM / The Marren Post', /time/],
    ['For more news of the river and the mill, visit marrenpost.com/river', /another article/],
    ['Más información aquí.', /another article/],
    ['For the timetable of the ferry in full, click here.', /another article/],
    ['Follow The Marren Post on Facebook, Instagram and TikTok.', /sign up/],
    ['Suivez Le Courrier de Marren sur Facebook, Instagram et TikTok.', /sign up/],
    ['Подписывайтесь на нас в Telegram, ВКонтакте и Дзен.', /sign up/],
    ['Would you go round by the mill? Let us know in the comments!', /sign up/],
    [body[0]!.text, /repeats/],
    ['voted on Monday to close the old swing bridge to lorries', /repeats/],
  ]
  it.each(between)('takes "%s" from between paragraphs', (line, reason) => {
    const { text, removed } = trimmed([...body.slice(0, 2), paragraph(line), body[2]!])
    expect(text.split('\n')).toEqual(textsOf(body))
    expect(removed[0]?.reason).toMatch(reason)
  })

  const sentences = [
    'Advertising on the bridge brought in 4,000 a year, the county treasurer said on Monday.',
    'Copyright law does not cover the plans, which were drawn in 1911, a judge found in February 2024.',
    'Subscribers to the morning train pay forty a month, and most of them work at the port.',
    'Follow-up work will take until 5 February 2025, or longer if the river freezes.',
    '“Read more of what they wrote, and share it,” she said.',
    'Related work on the mill road will wait: the county has no money left.',
    'Getty Images, which sued the port last year, dropped its claim on Monday.',
    'By Monday evening both lanes were shut.',
    'On 5 February 2024 the bridge was shut for the third time that winter.',
    'Reporters were told to email the mayor at any hour.',
    'By clicking on a link in the message, residents handed over their passwords, police said.',
    'An error occurred in the first count of the votes, the clerk of the county said on Monday.',
    'Voters were told to try again later, and many of them did not come back, the clerk said.',
    'Community guidelines for the new park were agreed on Monday by all but one of the streets.',
    '店では毎朝、手作りのクッキーを三百枚焼いている。',
    'She won the race in 54 seconds (her best time in an outdoor pool).',
    'The clerk kept all of it in one drawer (the file was lost in a flood).',
    'Victims of the collapse will receive compensation of five million, the court ruled.',
    'Agents of the port earn a commission of two in a hundred on what is sold, the county found.',
    'Recibe el puerto cada mañana a decenas de curiosos.',
    'Recevez des amis dans ces villages : ils reviendront.',
    'Follow us through a typical week at the old mill.',
    'Like many others, she learned of it from Facebook and Instagram.',
    'Follow the river to the mill and turn left at the church, as he did on Facebook Live.',
    'For more than a year the council had known of the cracks, it said on marren.gov on Monday.',
    'PHOTOGRAPHERS came from as far as the mill to see it fall.',
    'Visit the mill and you will find nobody here.',
    'Subscribe to one idea only, Holt says, and the rest of a life will follow from it.',
  ]
  it.each(sentences)('keeps the sentence "%s"', (sentence) => {
    expect(trimmed([...body.slice(0, 2), paragraph(sentence), body[2]!]).removed).toEqual([])
  })

  const above = [
    'close',
    'Skip to Content',
    'BRIDGE CLOSED TO LORRIES',
    'By Ann Roe',
    'By Ann Roe and Bo Li, The Marren Post',
    'Roads',
    'The old bridge at the mouth of the river in January.',
  ]
  it.each(above)('takes "%s" from above the text', (line) => {
    expect(trimmed([paragraph(line), ...body]).text.split('\n')).toEqual(textsOf(body))
  })

  it.each(['Recibe el puerto cada mañana a decenas de curiosos.', 'Die Fähre liegt seit Montag in Hamburg fest.'])(
    'keeps the short sentence "%s" above the text',
    (line) => expect(trimmed([paragraph(line), ...body]).removed).toEqual([]),
  )

  it('takes the headline that stands twice where the title is of no use', () => {
    const headline = 'Bridge closed to lorries after cracks were found in two piers'
    const { text } = trimLines([paragraph('close'), paragraph(headline), paragraph(headline), ...body], {
      ...page,
      title: null,
    })
    expect(text.split('\n')).toEqual(textsOf(body))
  })

  const below = [
    ['Source link', 'Visited 1 times, 1 visit(s) today', 'Leave a Reply', 'Name *', 'A first comment on the bridge.'],
    ['Ann Roe is a reporter for The Marren Post. She can be reached at ann@post.example.'],
    ['The-CNN-Wire', '™ & © 2024 Cable News Network, Inc. All rights reserved.'],
    ['Lower Marren', 'Bridges'],
    [
      'LATEST NEWS',
      'Ferry late again – harbour master',
      'The ferry from Port Marren was two hours late on Monday, and the harbour master says it will be late ...',
      '3 hours ago',
      'Mill road floods',
      'The mill road was under water for the second time in a week, and the council is asking for sand ...',
      '10 hours ago',
      'Market moves',
      'The Saturday market is to move to the square in front of the station, the council has decided on ...',
      '2 days ago',
      'TOP',
    ],
  ]
  it.each(below)('takes "%s" from below the text', (...lines) => {
    expect(trimmed([...body, ...lines.map(paragraph)]).text.split('\n')).toEqual(textsOf(body))
  })

  const last = [
    'Smith can be reached by the tunnel only, the warden said.',
    'Holt is a writer and her second book is out in May.',
    'Ann Roe was the name of my grandmother too, and she would have closed the bridge long before they did.',
  ]
  it.each(last)('keeps "%s" at the end', (line) => {
    expect(trimmed([...body, paragraph(line)]).text.split('\n')).toEqual([...textsOf(body), line])
  })

  it('keeps a sentence on how to reach somebody above the last paragraph', () => {
    const line = 'Ann Roe is the editor of the parish letter, and can be reached at ann@post.example, the mayor said.'
    expect(trimmed([...body.slice(0, 1), paragraph(line), ...body.slice(1)]).removed).toEqual([])
  })

  it('keeps the lines that may credit an agency, for those who look for credit', () => {
    const line = 'Copyright 2024 by Associated Press. All rights reserved.'
    expect(trimmed([...body, paragraph(line)]).credited.split('\n')).toEqual([...textsOf(body), line])
  })
})
