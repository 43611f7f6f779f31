/** Bodies every state has one of: which one is meant, its country tells. Lower case, without full stops. */
const STATE_BODY =
  /^(?:(?:national |federal |state )?(?:[a-z]+ (?:and [a-z]+ )?ministry|ministry (?:of|for) .+|(?:supreme|high|constitutional|federal) court|court of appeals?|central bank|reserve bank|national bank|(?:national )?parliament|national assembly|congress|senate|house(?: of representatives)?|chamber of deputies|treasury(?: department)?|army|navy|air force|coast guard|national guard|armed forces|general staff|joint chiefs of staff|state emergency service|marine corps|police|national police|border (?:guard|service|police)|red cross|red crescent|football association|football federation|olympic committee|electoral commission|election commission|central election commission|stock exchange|cabinet|embassy|foreign office|communist party|labou?r party|socialist party|republican party|democratic party|liberal party|conservative party|green party|national party))$/

/** One way of saying "Ministry of Defence" and "Defense Ministry". */
const MINISTRY = /^ministry (?:of|for) (?:the )?(.+)$/

/** The name all states' bodies of the kind have in common, "defense ministry"; null where the name is no such kind's. */
export function stateBody(folded: string): string | null {
  if (!STATE_BODY.test(folded)) return null
  const ministry = MINISTRY.exec(folded)
  const name = ministry ? `${ministry[1]} ministry` : folded
  return name
    .replace(/^defence /, 'defense ')
    .replace(/^labour /, 'labor ')
    .replace(/^(?:foreign affairs|external affairs) /, 'foreign ')
}
