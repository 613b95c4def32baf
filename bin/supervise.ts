import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '@/lib/log'
import { root } from '@/lib/root'

/**
 * A report of many megabytes is parsed at once; in V8's small nursery most of that time goes into copying what is
 * about to die. Up to 192 MiB more memory, a third less time.
 */
const nodeFlags = { web: [], worker: ['--min-semi-space-size=64', '--max-semi-space-size=64'] }

/**
 * Keeps a child process of this program running: starts it again when it ends by itself, slower each time it does
 * not last. `stop` asks it to finish and waits.
 */
export function supervise(command: 'web' | 'worker', environment: NodeJS.ProcessEnv): { stop(): Promise<void> } {
  let child: ChildProcess | null = null
  const stop = new AbortController()
  const loop = (async () => {
    for (let pause = 500; !stop.signal.aborted;) {
      const started = performance.now()
      const code = await new Promise<number | string>((resolve) => {
        child = spawn(process.execPath, [...nodeFlags[command], join(root, 'bin', 'plimsoll.js'), command], {
          cwd: root,
          env: environment,
          // The channel closes when this process dies, however it dies: then the child ends too.
          stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        })
        child.once('exit', (exitCode, signal) => resolve(exitCode ?? signal ?? 'unknown'))
        child.once('error', (error) => resolve(error.message))
      })
      if (stop.signal.aborted) return
      pause = performance.now() - started > 30_000 ? 500 : Math.min(10_000, pause * 2)
      log().error({ process: command, code, restartInMs: pause }, 'process ended; starting it again')
      await sleep(pause, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  })()
  return {
    async stop() {
      stop.abort()
      child?.kill('SIGTERM')
      await Promise.race([loop, sleep(8_000, undefined, { ref: false })])
      child?.kill('SIGKILL')
    },
  }
}
