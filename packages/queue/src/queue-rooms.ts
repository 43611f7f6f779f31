/** How long a depth that was read is gone by: others fill and empty the queue meanwhile. */
const LOOK_AGAIN_MS = 500

/** `given`: what was let in since the depth was read, and what was on its way to the queue when it was. */
type Room = { depth: Promise<number>; readAt: number; given: number }

/**
 * Lets jobs into each queue while fewer than `bound` wait there. A depth is read again after half a second, so that processes together exceed
 * the bound by little; what it left room for may be used up before, and then the queue takes none until it is.
 */
export function queueRooms(
  bound: number,
  waiting: (queue: string) => Promise<number>,
  now: () => number = () => performance.now(),
) {
  const rooms = new Map<string, Room>()
  const onTheWay = new Map<string, number>()
  const roomOf = (queue: string): Room => {
    const known = rooms.get(queue)
    if (known && now() - known.readAt < LOOK_AGAIN_MS) return known
    const room = { depth: waiting(queue), readAt: now(), given: onTheWay.get(queue) ?? 0 }
    rooms.set(queue, room)
    // A depth that could not be read is asked for again at once.
    room.depth.catch(() => rooms.delete(queue))
    return room
  }
  const move = (queue: string, jobs: number) => onTheWay.set(queue, (onTheWay.get(queue) ?? 0) + jobs)
  return {
    /** Adds as many of these jobs, the first, as there is room for. */
    admit: async <Job>(queue: string, jobs: Job[], add: (admitted: Job[]) => Promise<void>): Promise<void> => {
      if (bound === Infinity) return add(jobs)
      const room = roomOf(queue)
      const depth = await room.depth
      const admitted = jobs.slice(0, Math.max(0, bound - depth - room.given))
      if (admitted.length === 0) return
      room.given += admitted.length
      move(queue, admitted.length)
      await add(admitted).finally(() => move(queue, -admitted.length))
    },
  }
}
