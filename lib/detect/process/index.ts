import type { ObservedProcess } from '@/lib/model/observed-process'
import { severityRank } from '@/lib/model/severity'
import { accounts } from './accounts'
import { cluster } from './cluster'
import { containers } from './containers'
import type { ProcessDetection } from './detection'
import { downloads } from './downloads'
import { mining } from './mining'
import { remoteControl } from './remote-control'
import { tools } from './tools'
import { tracks } from './tracks'

/** The first that fits names what a process did: the worst first, among equals in this order. */
export const processDetections: readonly ProcessDetection[] = [
  ...tools,
  ...mining,
  ...remoteControl,
  ...downloads,
  ...cluster,
  ...accounts,
  ...tracks,
  ...containers,
].toSorted((a, b) => severityRank[b.severity] - severityRank[a.severity])

/** The detection that recognises what a process did; null when it is nothing special. */
export function recogniseProcess(process: ObservedProcess): ProcessDetection | null {
  return processDetections.find((detection) => detection.match(process)) ?? null
}
