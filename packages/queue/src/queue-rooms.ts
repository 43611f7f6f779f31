/** How long a depth that was read is gone by: others fill and empty the queue meanwhile. */
const LOOK_AGAIN_MS = 500

type Room = { left: number; readAt: number }

/**
 * How many jobs each queue still takes before `bound` wait there. A depth is read again after half a second, so that processes together exceed
 * the bound by little; what it left room for may be used up before, and then the queue takes none until it is.
 */
export function queueRooms(
  bound: number,
  waiting: (queue: string) => Promise<number>,
  now: () => number = () => performance.now(),
) {
  const rooms = new Map<string, Room>()
  return {
    /** Takes room for as many of these jobs as there is; gives their number. */
    take: async (queue: string, jobs: number): Promise<number> => {
      if (bound === Infinity) return jobs
      let room = rooms.get(queue)
      if (!room || now() - room.readAt >= LOOK_AGAIN_MS) {
        room = { left: bound - (await waiting(queue)), readAt: now() }
        rooms.set(queue, room)
      }
      const taken = Math.max(0, Math.min(jobs, room.left))
      room.left -= taken
      return taken
    },
  }
}
