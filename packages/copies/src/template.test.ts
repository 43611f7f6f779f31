import { describe, expect, it } from 'vitest'
import { comparePages, preparePage } from './copies.ts'
import { samplePage as page } from './sample-page.ts'

const compare = (a: string, b: string) => comparePages(preparePage(page('a', a)), preparePage(page('b', b)))

const SANCTIONS = `The U.S. Treasury on Tuesday imposed sanctions on two shipping firms that it said had carried oil for the militia, the latest
step in a campaign that the U.S. military calls a blockade. The firms, based in the Gulf, may no longer do business with U.S. banks, and their
property in the country is frozen. A U.S. official said the ships had changed their flags four times since spring and had turned off their
transponders near the strait. The U.S. Navy has stopped eleven tankers since the summer, and a U.S. court is to rule next month on the cargo.`
const FIRE = `Bei einem Brand in einem Wohnhaus in der Innenstadt von Kassel sind am Dienstagabend sechs Menschen verletzt worden, zwei von ihnen
schwer. Nach Angaben der Polizei brach das Feuer gegen 21 Uhr in einer Wohnung im dritten Stock aus und griff schnell auf das Dach über. Die
Feuerwehr war mit rund achtzig Kräften im Einsatz und brachte zwanzig Bewohner in Sicherheit. Die Verletzten kamen mit einer
Rauchvergiftung in umliegende Krankenhäuser. Den Schaden schätzten die Ermittler am Mittwoch auf mehrere hunderttausend Euro. Das Haus
ist nach ersten Erkenntnissen nicht mehr bewohnbar.`
const QUAKE = `A powerful earthquake struck the coast of northern Peru early Tuesday, killing at least 12 people and injuring 40, officials said. The
magnitude 6.1 quake hit at a depth of 22 kilometers and was felt as far away as the capital. About 300 houses were destroyed, and 2,000 people
spent the night in the open, the civil defense chief said. Rescuers dug through the rubble of a collapsed school in the town of Sullana,
where parents waited behind a rope. Hospitals in the region said they were short of blood and of beds. The government declared an emergency and
sent soldiers, tents and water. Roads into the hills were blocked by landslides, so that some villages could be reached only by helicopter.`
const BILL = `Gov. Ann Lind signed a bill Tuesday that bars cities in Calif. from charging for water twice, ending a fight of three years. Sen. Tom Ray,
who wrote it, said the charge had cost families $5 million since Jan. 1. The law takes effect on Feb. 1 and was opposed by Rep. Joe Park and by
the league of cities. The league said towns would have to find the money elsewhere and that parks would be closed. Lind answered that the
towns had been warned, and that the state would help the smallest of them for a year.`

const replaced = (text: string, ...pairs: [string, string][]) =>
  pairs.reduce((edited, [from, to]) => edited.replaceAll(from, to), text)

const EDITED: [string, string, string][] = [
  ['initials without their stops', SANCTIONS, SANCTIONS.replaceAll('U.S.', 'US')],
  [
    'nouns said otherwise, where nouns have capitals',
    FIRE,
    replaced(
      FIRE,
      ['Wohnhaus', 'Mehrfamilienhaus'],
      ['der Polizei', 'der Beamten'],
      ['zwanzig Bewohner', 'zwanzig Mieter'],
      ['Krankenhäuser', 'Kliniken'],
      ['Die Ermittler', 'die Fachleute'],
    ),
  ],
  [
    'figures brought up to date',
    QUAKE,
    replaced(QUAKE, ['least 12', 'least 31'], ['injuring 40', 'injuring 170'], ['6.1', '6.3'], ['2,000', '8,500']),
  ],
  [
    'the style of another house',
    BILL,
    replaced(
      BILL,
      ['Gov.', 'Governor'],
      ['Calif.', 'California'],
      ['Sen.', 'Senator'],
      ['Jan. 1', '1 January'],
      ['Feb. 1', '1 February'],
      ['Rep.', 'Representative'],
    ),
  ],
]

const chinese = (name: string, city: string, post: string) =>
  `${city}人民政府近日任命${name}为${post}。${name}在就职仪式上表示，将认真履行职责，依法行政，努力为人民服务，推动全市经济社会高质量发展，接受社会各界监督，不辜负组织的信任和群众的期望。会议还研究了其他事项。`
const arabic = (name: string, city: string, firm: string, day: string) =>
  `أعلنت بلدية ${city} اليوم تعيين ${name} مديرا عاما لشركة ${firm} خلفا للمدير السابق الذي انتهت ولايته. وقال ${name} في بيان إنه سيعمل على تحسين
  الخدمات المقدمة للسكان في ${city} وعلى خفض التكاليف خلال السنة المقبلة. وتوفر شركة ${firm} خدماتها لنحو مئة ألف أسرة في ${city} وضواحيها،
  ومن المقرر أن يتسلم ${name} مهامه يوم ${day} المقبل بعد موافقة مجلس الإدارة على القرار في جلسته المقبلة. وتعهدت الإدارة الجديدة بنشر
  الحسابات كل ثلاثة أشهر، وبالرد على شكاوى المشتركين خلال أسبوع، وبإصلاح الشبكات القديمة قبل حلول الشتاء، كما جاء في بيانها أمام الصحفيين.`

/** A filling, another one, and the first one edited. */
const FORMS_WITHOUT_CAPITALS: [string, [string, string, string]][] = [
  [
    'Chinese',
    [
      chinese('王建国', '成都市', '副市长'),
      chinese('李晓明', '杭州市', '公安局长'),
      chinese('王建国', '成都市', '副市长').replace('近日', '日前').replace('努力', '全心全意'),
    ],
  ],
  [
    'Arabic',
    [
      arabic('سامي', 'حلب', 'المياه', 'الأحد'),
      arabic('خالد', 'حمص', 'الكهرباء', 'الثلاثاء'),
      arabic('سامي', 'حلب', 'المياه', 'الأحد').replace('خفض', 'تقليل').replace('في بيان', 'في كلمة'),
    ],
  ],
]

describe('one form filled in twice', () => {
  it('is told from an edited copy', () => {
    const result = (company: string, city: string, profit: number, share: number) =>
      `${company} of ${city} reported a profit of ${profit} million for the third quarter on Tuesday. The company based in ${city}
      said that it had net income of ${share} cents a share. Earnings without what came only once were ${share + 7} cents a share.
      The results were better than expected. Analysts had expected earnings of ${share - 4} cents a share on average. ${company}
      posted revenue of ${profit * 7} million in the period, which also was more than expected. The company expects full-year
      earnings of ${share * 4} cents a share. Shares have climbed ${profit - 5} percent since the beginning of the year.`
    const one = result('Northfield', 'Denver', 21, 34)
    expect(compare(one, result('Calder', 'Boston', 17, 52))).toMatchObject({
      same: false,
      reason: expect.stringContaining('form') as string,
    })
    expect(compare(one, one.replace('Tuesday', 'Wednesday').replace('21 million', '22 million')).same).toBe(true)
  })

  it('is known where its blanks stand close together', () => {
    const quake = (size: string, at: string, miles: number, near: string, far: number, other: string) =>
      `A shallow magnitude ${size} earthquake was reported Tuesday at ${at} ${miles} miles from ${near}, according to the survey.
      According to the survey, the epicenter was ${far} miles from ${other} and ${far + 40} miles from the coast of ${near}.
      In the last 10 days, there have been no other earthquakes of magnitude 3.0 or greater centered nearby, the survey said.`
    const one = quake('3.4', '6:05 p.m.', 12, 'Alder', 33, 'Birchmont')
    expect(compare(one, quake('4.1', '3:40 a.m.', 9, 'Wolden', 52, 'Cranefield')).same).toBe(false)
    expect(compare(one, one.replace('6:05 p.m.', '6:07 p.m.')).same).toBe(true)
  })

  it('is known where its blanks stand in the opening sentence', () => {
    const game = (star: string, city: string, home: string, away: string, points: number) =>
      `${star} had ${points} points and ${city} ${home} beat ${away} 91-${points + 40} on Tuesday night. The win is the team’s fourth in a row
      after a long run of defeats at the turn of the year. The teams play again on Saturday, when the series of this season is to be
      decided in ${city}. The statistics were compiled with data provided by the league, and the text was produced with technology.`
    const one = game('Ada Huxtable', 'Claystow', 'Herons', 'Ironsides', 31)
    expect(compare(one, game('Bo Ulvestad', 'Heronpool', 'Anchors', 'Ravens', 22)).same).toBe(false)
    expect(compare(one, one.replace('on Tuesday night', 'late on Tuesday')).same).toBe(true)
  })

  it.each(EDITED)('is not what %s make of a text', (_, text, edited) => {
    expect(compare(text, edited)).toMatchObject({ same: true })
  })

  it.each(FORMS_WITHOUT_CAPITALS)('is known in %s', (_, form) => {
    const other = compare(form[0], form[1])
    expect(other).toMatchObject({ same: false, reason: expect.stringContaining('form') as string })
    expect(compare(form[0], form[2]).same).toBe(true)
  })
})
