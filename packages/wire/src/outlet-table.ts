import type { Agency } from './agency-table.ts'

/**
 * Outlets that sell no service, but whose text is often carried by others: portals, broadcasters' local stations, sister
 * papers, blogs. Their name alone on a line is no credit.
 */
export const OUTLETS: Agency[] = [
  { name: 'ABC News', spellings: ['ABC News'], hosts: ['abcnews.go.com', 'abcnews.com'] },
  { name: 'CBS News', spellings: ['CBS News'], hosts: ['cbsnews.com'] },
  { name: 'NBC News', spellings: ['NBC News'], hosts: ['nbcnews.com'] },
  { name: 'Fox News', spellings: ['Fox News', 'FoxNews.com'], hosts: ['foxnews.com'] },
  { name: 'MSNBC', spellings: ['MSNBC'], hosts: ['msnbc.com'] },
  { name: 'NPR', spellings: ['National Public Radio'], initials: ['NPR'], hosts: ['npr.org'] },
  { name: 'PBS NewsHour', spellings: ['PBS NewsHour'] },
  { name: 'Wall Street Journal', spellings: ['Wall Street Journal'], initials: ['WSJ'], hosts: ['wsj.com'] },
  { name: 'USA Today', spellings: ['USA Today', 'USA TODAY'], hosts: ['usatoday.com'] },
  { name: 'Politico', spellings: ['Politico'], hosts: ['politico.com', 'politico.eu'] },
  { name: 'The Hill', spellings: ['The Hill'], hosts: ['thehill.com'] },
  { name: 'HuffPost', spellings: ['HuffPost', 'Huffington Post'], hosts: ['huffpost.com', 'huffingtonpost.com'] },
  { name: 'Business Insider', spellings: ['Business Insider'], hosts: ['businessinsider.com'] },
  { name: 'Newsweek', spellings: ['Newsweek'], hosts: ['newsweek.com'] },
  { name: 'Axios', spellings: ['Axios'], hosts: ['axios.com'] },
  { name: 'BBC', spellings: ['BBC News'], initials: ['BBC'], hosts: ['bbc.com', 'bbc.co.uk'] },
  { name: 'The Guardian', spellings: ['The Guardian'], hosts: ['theguardian.com'] },
  { name: 'Sky News', spellings: ['Sky News'], hosts: ['news.sky.com'] },
  { name: 'Financial Times', spellings: ['Financial Times'], initials: ['FT'], hosts: ['ft.com'] },
  { name: 'Deutsche Welle', spellings: ['Deutsche Welle'], initials: ['DW'], hosts: ['dw.com'] },
  { name: 'Al Jazeera', spellings: ['Al Jazeera'], hosts: ['aljazeera.com'] },
  { name: 'Global News', spellings: [], initials: ['Global News'], hosts: ['globalnews.ca'] },
  { name: 'CBC News', spellings: ['CBC News'], hosts: ['cbc.ca'] },
  { name: 'The Wire', spellings: [], initials: ['The Wire'], hosts: ['thewire.in'] },
]
