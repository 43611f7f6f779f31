import { article, fifth, first, fourth, p, partsOf, second, third, type SamplePage } from './sample-parts.ts'
import { paragraphs } from './sample-pages.ts'

/** Pages that set their text in another way than one paragraph after the other. */
export const settingPages: SamplePage[] = [
  ...[
    [4, 4, 3],
    [6, 3, 2],
    [2, 9],
  ].map((sizes) => ({
    name: `an article set in parts of ${sizes.join(', ')} paragraphs, each in wrappers of its own`,
    html: article(
      partsOf(sizes)
        .map((part) => `<div class="grid"><div class="column"><div class="body-text">${p(...part)}</div></div></div>`)
        .join('<div class="ad-slot">Advertisement</div>'),
    ),
    text: partsOf(sizes).flat(),
  })),
  {
    name: 'entities that were escaped twice',
    html: article(
      `${p(first)}<p>She called it &amp;quot;the council&amp;#039;s bridge&amp;quot;, and left.</p>${p(third, fourth, fifth)}`,
    ),
    text: [first, 'She called it "the council\'s bridge", and left.', third, fourth, fifth],
  },
  {
    name: 'paragraphs parted by empty lines in a text shown as it was set',
    html: article(`<pre>${paragraphs.map((line) => line.replaceAll(/, /g, ',\n')).join('\n\n')}</pre>`),
    text: paragraphs,
  },
  {
    name: 'boxes with headings of their own',
    html: article(
      `${p(first, second)}<div class="newsletter-signup"><h1>Morning Briefing</h1><p>Our reporters tell you each morning what the town talks of.</p></div>${p(third, fourth, fifth)}`,
    ),
    text: paragraphs,
  },
  {
    name: 'results at the end of a report',
    html: article(
      p(
        ...partsOf([11]).flat(),
        'Goals: Roe 12, Li 40',
        'Attendance: 4,312',
        'Referee: C. Wu',
        'Lower Marren: Roe; Li, Dee',
      ),
    ),
    text: [
      ...partsOf([11]).flat(),
      'Goals: Roe 12, Li 40',
      'Attendance: 4,312',
      'Referee: C. Wu',
      'Lower Marren: Roe; Li, Dee',
    ],
  },
]
