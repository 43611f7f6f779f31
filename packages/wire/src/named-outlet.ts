import { agenciesIn, agencyNamed, agencyOfPublisher } from './agencies.ts'

const MAX_LENGTH = 50
const MAX_WORDS = 5
const CAPITALISED =
  /^\p{Lu}[\p{L}\p{N}.&'’-]*(?: (?:\p{Lu}[\p{L}\p{N}.&'’-]*|of|and|&|de|la|el|du|der|die|das|do|da|di))*$/u
/** What newspapers, stations and services call themselves by. */
const OUTLET_WORD =
  /\b(?:News|Newswire|Wire|Press|Times|Post|Herald|Tribune|Journal|Gazette|Daily|Weekly|Chronicle|Observer|Examiner|Register|Courier|Telegraph|Guardian|Independent|Standard|Mirror|Dispatch|Ledger|Sentinel|Globe|Inquirer|Enquirer|Argus|Echo|Magazine|Media|Radio|TV|Television|Network|Review|Report|Reporter|Monitor|Bulletin|Beacon|Citizen|Advocate|Newsroom|Today|Zeitung|Nachrichten|Tagblatt|Presse|Journal|Diario|Periódico|Prensa|Noticias|Jornal|Folha|Notícias|Giornale|Corriere|Gazzetta|Agência|Agencia|Agence|Agenzia)\b/u
const HOST = /^(?:www\.)?((?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,10})$/i

/** The outlet or agency that a short text names and nothing else, known or recognised by how outlets are called; or null. */
export function outletNamed(text: string): string | null {
  const name = text.trim().replace(/(?<![.,:;])[.,:;]+$/, '')
  const known = agencyNamed(name)
  if (known) return known
  if (name.length > MAX_LENGTH) return null
  const host = HOST.exec(name)?.[1]?.toLowerCase()
  if (host) return outletOfHost(host)
  if (!CAPITALISED.test(name) || name.split(' ').length > MAX_WORDS) return null
  const agency = agenciesIn(name)[0]
  return OUTLET_WORD.test(name) || /^The \p{Lu}/u.test(name) || agency?.start === 0 ? name : null
}

/** Who publishes on a host: an outlet we know by name, else the host itself. */
export const outletOfHost = (host: string) => agencyOfPublisher(host) ?? host.toLowerCase().replace(/^www\./, '')

/** Whether a name or host is the publisher's own: what it says of itself credits nobody else. */
export function isPublisher(name: string, publisher: string | null): boolean {
  const [one, other] = [brandOf(name), brandOf(publisher ?? '')]
  if (one === '' || other === '') return false
  const isPart = Math.min(one.length, other.length) >= SHORTEST_PART && (one.includes(other) || other.includes(one))
  return one === other || isPart
}

const SHORTEST_PART = 4
/** Labels under a country's domain that are nobody's name: co.uk, com.br, or.jp. */
const SECOND_LEVEL = new Set(['co', 'com', 'org', 'net', 'gov', 'ac', 'edu', 'or', 'ne', 'go', 'gob', 'gouv'])

/**
 * What names and the host of one outlet have in common: a name in lower case without its spaces; of a host, the label it is registered
 * under ("news.harbour.co.uk": "harbour").
 */
export function brandOf(name: string): string {
  const host = HOST.exec(
    name
      .trim()
      .replace(/^https?:\/\//i, '')
      .replace(/\/[^]*/, ''),
  )?.[1]?.toLowerCase()
  if (!host) return folded(name)
  const labels = host.split('.').slice(0, -1)
  const last = labels.at(-1) ?? ''
  return folded(SECOND_LEVEL.has(last) && labels.length > 1 ? (labels.at(-2) ?? '') : last)
}

const folded = (name: string) =>
  name
    .toLowerCase()
    .replace(/^the /, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
