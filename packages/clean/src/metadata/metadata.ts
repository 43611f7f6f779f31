import type { CleanedArticle, Provenance } from '@copydesk/news'
import { outletOf } from '@copydesk/news'
import type { DeclaredSource } from '@copydesk/wire'
import type { Document } from 'domhandler'
import { byline, signatures } from './byline.ts'
import type { Chosen } from './choose.ts'
import { dates } from './dates/dates.ts'
import { readerOf } from './dates/reader.ts'
import { declaredSources } from './declared-sources.ts'
import { headLines } from './head-lines.ts'
import { listingOf } from './listing.ts'
import { liveBlog } from './live.ts'
import { statedBody } from './stated-body.ts'
import { readPageFacts } from './page-facts.ts'
import { shownName } from './shown-name.ts'
import { language } from './language.ts'
import { canonicalAddress, leadImage, paywalled, publisher, publisherNames, section } from './site.ts'
import { siteNamesOf } from './site-names.ts'
import { headline } from './title.ts'
import { titledAsNotice } from './titled-as-notice.ts'

export type Metadata = Omit<CleanedArticle, 'url' | 'text' | 'dateline' | 'credit' | 'notices' | 'removed'> & {
  /** The text as JSON-LD carries it, for the rescue. */
  articleBody: string | null
  /** Everyone the page names as its author, agencies and desks among them: evidence for the credit. */
  signed: string[]
  /** What the page's fields say of whose text it is: evidence for the credit. */
  declared: DeclaredSource[]
  /** It was sent in place of a page: an error, or a check for bots. */
  isNotice: boolean
  /** What it is where it leads to articles instead of being one: a front page, a list. */
  listing: string | null
}

/** What a page says of its article: JSON-LD first, then Open Graph, then meta and markup; each value with where it stood. */
export function readMetadata(tree: Document, url: string | null): Metadata {
  const facts = readPageFacts(tree, url)
  const { article } = facts.linked
  const site = publisher(facts)
  const address = canonicalAddress(facts, url)
  const siteNames = [site?.value ?? '', ...hostNames(address?.value ?? url)]
  const part = section(facts)
  const names = siteNamesOf([...publisherNames(facts), part?.value], address?.value ?? url)
  const title = headline(facts, names)
  const lines = headLines(facts.elements, title?.value ?? null)
  const tongue = language(facts)
  const reader = readerOf(tongue?.value ?? null, address?.value ?? url)
  const chosen = {
    title,
    byline: byline(facts, siteNames, lines, reader),
    ...dates(facts, { address: address?.value ?? url, reader, lines }),
    publisher: site ?? shownName(facts, lines, address?.value ?? url),
    language: tongue,
    section: part,
    leadImage: leadImage(facts, address?.value ?? url),
    canonicalUrl: address,
    paywalled: paywalled(facts),
    live: liveBlog(facts, title?.value ?? null, address?.value ?? url),
  }
  return {
    title: chosen.title?.value ?? null,
    byline: chosen.byline?.value ?? [],
    publishedAt: chosen.publishedAt?.value ?? null,
    modifiedAt: chosen.modifiedAt?.value ?? null,
    publisher: chosen.publisher?.value ?? null,
    language: chosen.language?.value ?? null,
    section: chosen.section?.value ?? null,
    leadImage: chosen.leadImage?.value ?? null,
    canonicalUrl: chosen.canonicalUrl?.value ?? null,
    paywalled: chosen.paywalled?.value ?? null,
    live: chosen.live !== null,
    provenance: provenanceOf(chosen),
    articleBody: statedBody(article),
    signed: signatures(facts),
    declared: declaredSources(facts),
    isNotice: titledAsNotice(facts),
    listing: chosen.live === null ? listingOf(facts, url) : null,
  }
}

function provenanceOf(chosen: Record<string, Chosen<unknown>>): Record<string, Provenance> {
  const found: Record<string, Provenance> = {}
  for (const [field, choice] of Object.entries(chosen)) if (choice) found[field] = choice.provenance
  return found
}

/** "www.daily-planet.co.uk" goes by its host, and by "daily-planet". */
function hostNames(address: string | null): string[] {
  if (!address || !URL.canParse(address)) return []
  const host = outletOf(address)
  const [name = ''] = host.split('.').filter((label) => label.length > 3)
  return [host, name]
}
