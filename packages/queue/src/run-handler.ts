import type { AnyContract, Handle, Outcome, Stage } from '@copydesk/pipeline'
import { NotAnnounced, type RunOptions } from './queues.ts'

export type Delivery = { data: unknown; attempt: number; attempts: number }

/**
 * One delivery of one job, the same on every backend: check it against its contract, handle it, announce what came
 * of it, tell the ending. Throws what the handler threw, after telling it, so that the backend tries again.
 */
export async function runHandler<S extends Stage>(
  stage: S,
  handle: Handle<S>,
  announce: (contract: AnyContract, events: unknown[]) => Promise<void>,
  options: RunOptions,
  delivery: Delivery,
): Promise<Outcome<unknown>> {
  const startedAt = performance.now()
  const told = () => ({ event: delivery.data, key: keyOf(stage, delivery.data), tookMs: performance.now() - startedAt })
  try {
    const outcome = await attempt(stage, handle, delivery.data)
    if (outcome.type === 'done' && stage.emits)
      await announce(stage.emits, carryEntry(stage.emits, delivery.data, outcome.events)).catch(notAnnounced)
    await options.onEnding({ ...outcome, ...told() })
    return outcome
  } catch (error) {
    const { attempt: made, attempts } = delivery
    const reason = error instanceof Error ? error.message : String(error)
    await options.onEnding({ type: 'failed', reason, attempt: made, last: made >= attempts, error, ...told() })
    throw error
  }
}

function notAnnounced(error: unknown): never {
  throw new NotAnnounced(error instanceof Error ? error.message : String(error), { cause: error })
}

async function attempt<S extends Stage>(stage: S, handle: Handle<S>, data: unknown): Promise<Outcome<unknown>> {
  const parsed = stage.consumes.schema.safeParse(data)
  if (!parsed.success) return { type: 'rejected', reason: `not a ${stage.consumes.name}: ${parsed.error.message}` }
  return handle(parsed.data)
}

const keyOf = (stage: Stage, data: unknown): string => {
  const parsed = stage.consumes.schema.safeParse(data)
  return parsed.success ? stage.consumes.key(parsed.data) : JSON.stringify(data).slice(0, 200)
}

/** What came of a page says so: its entry goes with it. */
function carryEntry({ schema }: AnyContract, from: unknown, events: unknown[]): unknown[] {
  const { entryId } = from as { entryId?: unknown }
  if (typeof entryId !== 'string' || !('entryId' in schema.shape)) return events
  return events.map((event) => ({ entryId, ...(event as object) }))
}
