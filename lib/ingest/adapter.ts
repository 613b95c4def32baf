import type { Format } from '@/lib/model/format'
import type { Problem } from '@/lib/model/json'
import type { Observation } from '@/lib/model/observation'

/** What the sender said beside the body (`Plimsoll-*` headers) and who it is. */
export type ReportContext = {
  /** RFC 3339; the header, else the time of receipt. A time inside the body wins over it. */
  collectedAt: string
  /** Cluster uid or name, where the payload does not say it itself. */
  cluster?: string
  scope?: string
  /** The sender's own word on whether the report is whole; undefined: the adapter decides. */
  complete?: boolean
  /** Name of the collector that sent it. */
  collector: string
}

export type AdapterResult = { ok: true; observation: Observation } | { ok: false; problems: Problem[] }

/**
 * Reads one outside format. Pure: no I/O, no clock, nothing but `lib/model`.
 * `documents` are the parsed JSON values of the body: one for a JSON file, one per line for JSON lines,
 * one per document for YAML.
 */
export type Adapter = {
  format: Format
  /** A cheap look at the outside shape, done before the report is accepted; null when it may be of this format. */
  recognise(documents: unknown[]): Problem | null
  read(documents: unknown[], context: ReportContext): AdapterResult
}
