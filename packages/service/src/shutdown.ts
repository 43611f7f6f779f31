type Close = () => Promise<void> | void

/**
 * Runs the closers in order on SIGINT or SIGTERM, or when the returned function is called. Each runs once: the list is
 * emptied, and what is put into it later is closed by the next call. A closer that fails does not keep the others from
 * running. After `withinMs` of that the process ends as it is: a server that is gone would be waited for for ever.
 */
export function onShutdown(closers: Close[], withinMs?: number): () => Promise<void> {
  let closing = Promise.resolve()
  let late: NodeJS.Timeout | undefined
  const close = () => {
    if (withinMs !== undefined) late ??= setTimeout(() => process.exit(1), withinMs).unref()
    return (closing = closing.then(() => runAll(closers)))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close())
  }
  // The launcher's channel closes when the launcher is gone, however it went.
  if (process.channel) {
    process.channel.unref()
    process.once('disconnect', () => void close())
  }
  return close
}

async function runAll(closers: Close[]) {
  for (let close = closers.shift(); close; close = closers.shift()) {
    try {
      await close()
    } catch (error) {
      process.stderr.write(`while stopping: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
}
