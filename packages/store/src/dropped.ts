const DROPPED = {
  bytes: { were: 'the bytes were', setting: 'COPYDESK_KEEP_RAW_DAYS' },
  text: { were: 'this text was', setting: 'COPYDESK_KEEP_REVISIONS_DAYS' },
}

/** Why what was kept is not there any more, to be shown: "the bytes were dropped on 2026-03-10, as COPYDESK_KEEP_RAW_DAYS says". */
export function whyDropped(what: keyof typeof DROPPED, at: Date): string {
  const { were, setting } = DROPPED[what]
  return `${were} dropped on ${at.toISOString().slice(0, 10)}, as ${setting} says`
}
