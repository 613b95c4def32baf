import type { StatelessDetection } from '../../detection'
import { commands } from './commands'
import { proxies } from './proxies'

/** Connections into pods, services and nodes: decided by the event alone. */
export const connections: readonly StatelessDetection[] = [...commands, ...proxies]
