import { stageNames, type StageName } from '@copydesk/pipeline'
import { describe, expect, it } from 'vitest'
import { verdictOn, type Condition, type StageNow } from './verdict.ts'

const stage = (name: StageName, over: Partial<StageNow> = {}): StageNow => ({
  name,
  waiting: 0,
  active: 0,
  delayed: 0,
  perMinute: 20,
  oldestSeconds: null,
  held: 0,
  heldLately: 0,
  doneLately: 1200,
  heldReason: null,
  ...over,
})

const condition = (over: Partial<Condition> = {}, at?: StageName, stageOver: Partial<StageNow> = {}): Condition => ({
  stages: stageNames.map((name) => stage(name, name === at ? stageOver : {})),
  feeds: { followed: 40, failing: 0 },
  disk: { freeBytes: 80e9, totalBytes: 200e9 },
  queuesAnswer: true,
  quietSeconds: 5,
  ...over,
})

describe('the verdict on the line', () => {
  it('is good while nothing waits long, also when there is no news', () => {
    expect(verdictOn(condition({}, 'fetch-page', { waiting: 900, oldestSeconds: 8 }))).toMatchObject({
      level: 'well',
      sentence: 'All is well: nothing waits longer than 8 seconds.',
      at: null,
    })
    expect(verdictOn(condition({ quietSeconds: 7200 })).sentence).toBe(
      'All is well, and quiet: no news for 2 hours; nothing waits.',
    )
  })

  it.each<[string, Condition, string, StageName | null]>([
    [
      'a stage that does nothing while work waits',
      condition({}, 'clean-page', { waiting: 1200, oldestSeconds: 240, perMinute: 0 }),
      'clean-page stands still: 1,200 wait, the oldest for 4 minutes.',
      'clean-page',
    ],
    [
      'queues that do not answer',
      condition({ queuesAnswer: false }),
      'The queues do not answer: nothing moves until they do.',
      null,
    ],
    [
      'a full disk',
      condition({ disk: { freeBytes: 100 * 1024 ** 2, totalBytes: 1e11 } }),
      'The disk is nearly full: 100 MB are left.',
      null,
    ],
    [
      'many feeds failing',
      condition({ feeds: { followed: 40, failing: 12 } }),
      '12 of 40 feeds do not answer as they should.',
      'poll-feed',
    ],
  ])('is trouble with %s', (_what, given, sentence, at) => {
    expect(verdictOn(given)).toMatchObject({ level: 'trouble', sentence, at })
  })

  it('is a matter of attention where a stage works and is late, and where much of what it does fails', () => {
    expect(verdictOn(condition({}, 'match-copies', { waiting: 30, oldestSeconds: 900 }))).toMatchObject({
      level: 'attention',
      sentence: 'match-copies is behind: 30 wait, the oldest for 15 minutes.',
    })
    const failing = { heldLately: 400, doneLately: 1200, heldReason: 'the page is too deep' }
    expect(verdictOn(condition({}, 'clean-page', failing)).sentence).toBe(
      '400 failed at clean-page within the hour, the last because: the page is too deep.',
    )
  })

  it('is not disturbed by single pages that fail, nor by one that waits while others are worked on', () => {
    expect(verdictOn(condition({}, 'clean-page', { heldLately: 3, heldReason: 'a pdf' })).level).toBe('well')
    expect(
      verdictOn(condition({}, 'tag-entities', { waiting: 1, active: 1, oldestSeconds: 90, perMinute: 0 })).level,
    ).toBe('well')
  })

  it('names the worst first, and the others beside it', () => {
    const both = verdictOn(
      condition({ feeds: { followed: 40, failing: 1 } }, 'group-story', { oldestSeconds: 100, perMinute: 0 }),
    )
    expect(both.at).toBe('group-story')
    expect(both.wrong.map(({ level }) => level)).toEqual(['trouble', 'attention'])
  })

  it('says what to do first where nothing is subscribed to', () => {
    expect(verdictOn(condition({ feeds: { followed: 0, failing: 0 } })).sentence).toBe('No feed is subscribed to yet.')
  })
})
