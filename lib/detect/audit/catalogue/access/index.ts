import type { StatelessDetection } from '../../detection'
import { anonymous } from './anonymous'
import { tools } from './tools'

/** Access to the API server: decided by the event alone. */
export const access: readonly StatelessDetection[] = [...anonymous, ...tools]
