import { createServer, type ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import type { CloudEvent } from '@copydesk/pipeline'
import type { StreamMoment } from '@copydesk/service'
import type { LogPage } from '@copydesk/store'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createBell } from './bell.ts'
import { followEvents, type Pace } from './follow-events.ts'

const PATIENCE = { timeout: 120_000, interval: 5 }
const PAGE = 50

const made = (sequence: number, length: number): CloudEvent => ({
  specversion: '1.0',
  id: `id-${sequence}`,
  source: '/copydesk/test',
  type: 'copydesk.story.new',
  subject: 'a',
  time: '2026-03-10T12:00:00.000Z',
  datacontenttype: 'application/json',
  dataschema: 'http://localhost/',
  sequence: `${sequence}`,
  data: { text: 'x'.repeat(length) },
})

/** `wanted`: up to which place its reader chose them; all without it. */
type Log = { head: number; length?: number; forgotten?: number; wanted?: number }

/** A log of so many events of this length, followed over a real socket by a reader that takes what the test lets it. */
async function openStream(log: Log, pace: Pace, isLeftFirst = false) {
  const bell = createBell()
  const moments: StreamMoment[] = []
  const metrics = { stream: (moment: StreamMoment) => void moments.push(moment), streamed: () => {} }
  const reads: number[] = []
  const read = async (after: number): Promise<LogPage> => {
    reads.push(after)
    const forgotten = log.forgotten ?? 0
    if (after < forgotten) return { type: 'expired', forgotten, head: log.head }
    const count = Math.min(PAGE, log.head - after)
    const events = Array.from({ length: count }, (_, at) => made(after + at + 1, log.length ?? 10))
    const chosen = events.filter(({ sequence }) => Number(sequence) <= (log.wanted ?? log.head))
    return { type: 'events', events: chosen, through: after + count }
  }
  const token = { isRevoked: false, asked: 0 }
  const mayRead = async () => {
    if ((token.asked += 1) === 1) throw new Error('away')
    return !token.isRevoked
  }
  let serving: ServerResponse | undefined
  let ended: Promise<void> | undefined
  const server = createServer((_request, response) => {
    serving = response
    const begun = isLeftFirst ? new Promise((resolve) => response.once('close', resolve)) : Promise.resolve()
    ended = begun.then(() => followEvents(response, 0, { bell, read, mayRead }, metrics, pace))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  onTestFinished(() => {
    socket.destroy()
    server.close()
  })
  socket.on('error', () => {})
  socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n')
  await vi.waitFor(() => expect(serving).toBeDefined(), PATIENCE)
  const response = serving as ServerResponse
  if (isLeftFirst) socket.destroy()
  return { bell, reads, token, moments, socket, response, ended: () => ended as Promise<void>, text: textOf(socket) }
}

function textOf(socket: Socket) {
  let text = ''
  return {
    take: () => socket.setEncoding('utf8').on('data', (part: string) => (text += part)),
    ids: () => Array.from(text.matchAll(/^id: (\d+)\nevent/gm), ([, id]) => Number(id)),
    reached: () => Array.from(text.matchAll(/^: still here\nid: (\d+)\n\n/gm), ([, id]) => Number(id)),
    beats: () => text.split(': still here').length - 1,
  }
}

const counting = (count: number) => Array.from({ length: count }, (_, at) => at + 1)
const HOUR_MS = 3_600_000
const UNHURRIED: Pace = { heartbeatMs: HOUR_MS, patienceMs: HOUR_MS, askedMs: HOUR_MS }

it('reads no further for a reader that takes nothing, holds little for it, and cuts it off', async () => {
  const { reads, moments, response, ended } = await openStream(
    { head: 100_000, length: 5000 },
    { ...UNHURRIED, heartbeatMs: 5, patienceMs: 4000 },
  )
  // While the sockets between them fill it goes on again and again: not any more once it stands still.
  const looks: number[] = []
  const look = () => {
    looks.push(reads.length)
    expect(response.writableNeedDrain).toBe(true)
    expect(looks.slice(-4)).toEqual(Array(4).fill(reads.length))
  }
  await vi.waitFor(look, { ...PATIENCE, interval: 200 })
  const [readThen, heldThen] = [reads.length, response.writableLength]
  await ended()
  expect(response.destroyed).toBe(true)
  // Half a gigabyte was there to be read. What was is what sockets hold.
  expect(reads.length).toBe(readThen)
  expect(reads.length).toBeLessThan(200)
  expect(heldThen).toBeLessThan(200_000)
  // It was slow once, was waited for, and is counted as cut off.
  expect(moments.slice(-3)).toEqual(['slowed', 'went on', 'cut off'])
  expect(moments[0]).toBe('came')
})

it('waits for a reader that is slow, and gives it everything in order', async () => {
  const { response, socket, text } = await openStream({ head: 3000, length: 5000 }, UNHURRIED)
  await vi.waitFor(() => expect(response.writableNeedDrain).toBe(true), PATIENCE)
  text.take()
  // It stops now and then.
  const pausing = setInterval(() => (socket.isPaused() ? socket.resume() : socket.pause()), 5)
  await vi.waitFor(() => expect(text.ids()).toHaveLength(3000), PATIENCE)
  clearInterval(pausing)
  expect(text.ids()).toEqual(counting(3000))
})

it('goes on when the bell rings, beats while nothing comes, and ends when it is stopped', async () => {
  const log = { head: 3 }
  const { bell, moments, text, ended } = await openStream(log, { ...UNHURRIED, heartbeatMs: 5, patienceMs: 10_000 })
  text.take()
  await vi.waitFor(() => expect(text.ids()).toEqual([1, 2, 3]), PATIENCE)
  await vi.waitFor(() => expect(text.beats()).toBeGreaterThan(3), PATIENCE)
  log.head = 5
  bell.ring()
  await vi.waitFor(() => expect(text.ids()).toEqual([1, 2, 3, 4, 5]), PATIENCE)
  bell.stop()
  await ended()
  expect(moments).toEqual(['came', 'left'])
})

it('ends where what comes next is not kept any more, so that the client asks again', async () => {
  const { ended, response } = await openStream({ head: 9, forgotten: 5 }, UNHURRIED)
  await ended()
  expect(response.writableEnded).toBe(true)
})

it('keeps nobody waiting on the bell who has gone', async () => {
  const { socket, ended, reads } = await openStream({ head: 0 }, UNHURRIED)
  await vi.waitFor(() => expect(reads).toEqual([0]), PATIENCE)
  socket.destroy()
  await ended()
})

it('ends at once where the reader had gone before it began', async () => {
  const { ended, moments } = await openStream({ head: 0 }, UNHURRIED, true)
  await ended()
  expect(moments).toEqual(['came', 'left'])
})

it('ends once its reader may read no more, and not where that could not be asked', async () => {
  const log = { head: 1 }
  const { ended, token, bell, text } = await openStream(log, { ...UNHURRIED, askedMs: 5 })
  text.take()
  await vi.waitFor(() => expect(token.asked).toBeGreaterThan(3), PATIENCE)
  log.head = 2
  bell.ring()
  await vi.waitFor(() => expect(text.ids()).toEqual([1, 2]), PATIENCE)
  token.isRevoked = true
  await ended()
})

it('says how far it has looked where nothing was chosen, and never takes that back', async () => {
  const log = { head: 3, wanted: 2 }
  const { text, bell } = await openStream(log, { ...UNHURRIED, heartbeatMs: 2 })
  text.take()
  await vi.waitFor(() => expect(text.reached()).toContain(3), PATIENCE)
  log.head = 400
  bell.ring()
  await vi.waitFor(() => expect(text.reached()).toContain(400), PATIENCE)
  expect(text.ids()).toEqual([1, 2])
  expect(text.reached()).toEqual(text.reached().toSorted((a, b) => a - b))
})
