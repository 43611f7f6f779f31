import { fork } from 'node:child_process'
import { once } from 'node:events'

/** A process of its own, so that what is measured shares neither heap nor event loop with anything else. */
export type Child = { pid: number; ask<T>(question: unknown): Promise<T>; close(): Promise<void> }

type Reply = { answer: unknown } | { failure: string }

/** Starts one of the files beside this one. It answers one question at a time. */
export function startChild(file: string, args: string[] = [], nodeOptions: string[] = []): Child {
  // Without this process's own options: they let go of the channel (bin/leash.mjs), which is all that keeps a child up.
  const execArgv = ['--disable-warning=ExperimentalWarning', ...nodeOptions]
  const child = fork(new URL(file, import.meta.url), args, { serialization: 'advanced', execArgv })
  const gone = once(child, 'exit').then(([code, signal]) => {
    throw new Error(`${file} ended (${code ?? signal}) before it answered`)
  })
  gone.catch(() => {})
  return {
    pid: child.pid ?? 0,
    ask: async <T>(question: unknown) => {
      const reply = once(child, 'message') as Promise<[Reply]>
      child.send(question as object)
      const [given] = await Promise.race([reply, gone])
      if ('failure' in given) throw new Error(given.failure)
      return given.answer as T
    },
    close: async () => {
      if (child.connected) child.disconnect()
      await gone.catch(() => {})
    },
  }
}

/** Asks one after the other, round by round: what else the machine does in a round hurts all of them. */
export async function takeTurns<Round>(
  children: Child[],
  question: unknown,
  limits: { rounds: number; budgetMs: number },
): Promise<Round[][]> {
  const rounds: Round[][] = children.map(() => [])
  const until = performance.now() + limits.budgetMs
  for (let turn = 0; turn < limits.rounds && (turn === 0 || performance.now() < until); turn += 1) {
    for (const [at, child] of children.entries()) rounds[at]?.push(await child.ask<Round>(question))
  }
  return rounds
}

/** In the child: answers each question, and ends when nobody is left to ask. */
export function answerParent(answer: (question: never) => Promise<unknown>): void {
  const send = (reply: Reply) => process.send?.(reply)
  process.on('message', (question) => {
    answer(question as never).then(
      (given) => send({ answer: given }),
      (error: unknown) => send({ failure: error instanceof Error ? String(error.stack) : String(error) }),
    )
  })
  // The launcher's leash, which a fork inherits, lets go of the channel; waiting for a question has to hold it.
  process.channel?.ref()
  process.once('disconnect', () => process.exit())
}
