import type { ObservedProcess } from '@/lib/model/observed-process'
import type { ProcessDetection } from './detection'

/** The first that fits names what a process did; so the most telling come first. */
export const processDetections: readonly ProcessDetection[] = []

/** The detection that recognises what a process did; null when it is nothing special. */
export function recogniseProcess(process: ObservedProcess): ProcessDetection | null {
  return processDetections.find((detection) => detection.match(process)) ?? null
}
