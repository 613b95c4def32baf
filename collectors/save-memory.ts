import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** What may gather above what is in use before it is cleared away. */
const slack = 16 * 1024 * 1024
let collect: (() => void) | null = null
let inUse = 0

/**
 * Clears away what is no longer used as soon as a little has gathered. Left to itself the engine lets garbage grow to
 * several times of what a collector holds, because memory is cheap where it runs: here it is what others lack.
 */
export function saveMemory(): void {
  if (!collect) {
    setFlagsFromString('--optimize-for-size')
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  const { heapUsed, external } = process.memoryUsage()
  if (heapUsed + external < inUse + slack) return
  collect()
  const after = process.memoryUsage()
  inUse = after.heapUsed + after.external
}
