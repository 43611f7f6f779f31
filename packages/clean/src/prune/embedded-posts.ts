import { type ChildNode, type Element, isTag } from 'domhandler'
import { findOne, textContent } from 'domutils'
import type { RemovalStep } from './removal-step.ts'

/**
 * Classes that networks give the quotation their script turns into a post: https://developer.x.com/en/docs/x-for-websites,
 * Meta's and TikTok's oEmbed, https://embed.reddit.com, Bluesky's and Threads' embed pages, WordPress's embeds, Embedly, Telegram.
 */
const CLASSES = new Set(
  (
    'twitter-tweet twitter-video tweet-embed instagram-media tiktok-embed fb-post fb-video reddit-embed reddit-embed-bq reddit-card bluesky-embed ' +
    'text-post-media mastodon-embed imgur-embed-pub wp-embedded-content embedly-card telegram-post pinterest-embed'
  ).split(' '),
)
/** The address of a single post. */
const POST =
  /^https?:\/\/(?:www\.|mobile\.)?(?:twitter\.com|x\.com|bsky\.app|threads\.(?:net|com))\/[^?#]{1,80}\/(?:status|post)\/|^https?:\/\/t\.me\/\w+\/\d/

/** Others' posts that a page shows in its text: the outlet did not write them, and many outlets show the same. */
export const embeddedPosts: RemovalStep = {
  reason: 'an embedded post of another site',
  matches: (element) => isPostClass(element.attribs['class']) || isQuotedPost(element),
}

const MAY_BE_POST = new RegExp([...CLASSES].join('|'))

const isPostClass = (classes: string | undefined) =>
  classes !== undefined && MAY_BE_POST.test(classes) && classes.split(/\s+/).some((name) => CLASSES.has(name))

/** Networks sign a post with its day or its author's name there; a word that is linked is the article's own source. */
const SIGNED = /\p{N}|@\w|^(?:https?:\/\/|\s*$)/u

/** A quotation that ends in a link to the post that it quotes, in the way of the networks. */
function isQuotedPost(element: Element): boolean {
  if (element.name !== 'blockquote') return false
  const link = findOne(({ name, attribs }) => name === 'a' && POST.test(attribs['href'] ?? ''), element.children)
  return link !== null && SIGNED.test(textContent(link)) && isLast(link, element)
}

/** Nothing after it within the element but white space. */
function isLast(element: Element, within: Element): boolean {
  for (let at = element; at !== within;) {
    if (textContent(following(at)).trim() !== '') return false
    if (!at.parent || !isTag(at.parent)) return false
    at = at.parent
  }
  return true
}

function following({ next }: Element): ChildNode[] {
  const nodes: ChildNode[] = []
  for (let node = next; node; node = node.next) nodes.push(node)
  return nodes
}
