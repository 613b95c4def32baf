import type { AlertSeverity } from '@/lib/model/alert'
import type { ObservedProcess } from '@/lib/model/observed-process'

/** How a kind of alert is recognised in what a process did. What it means and what to do stands in the catalogue. */
export type ProcessDetection = {
  /** Id of the type in the catalogue. */
  type: string
  severity: AlertSeverity
  /** When it fires, in one sentence that a reader can check against a command line. */
  fires: string
  /** Known benign causes. */
  benign: readonly string[]
  match(process: ObservedProcess): boolean
}
