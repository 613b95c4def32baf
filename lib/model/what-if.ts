/** The score of one environment, or of all, as it is and as it would be. Null is no score. */
export type ScoreTurn = { before: number | null; after: number | null }

/** What the score would be if the ticked failures were mended. */
export type WhatIf = ScoreTurn & {
  environments: (ScoreTurn & { id: string; name: string })[]
  /** Ticked recommendations that fail somewhere, and the resources on which ticked failures are. */
  recommendations: number
  resources: number
  /** Ticked failures in all. */
  failures: number
}
