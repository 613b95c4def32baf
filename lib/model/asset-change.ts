import type { AssessmentStatus } from './assessment'
import type { Severity } from './severity'

/** A result on an asset that was one thing and is another since then. */
export type AssetChange = {
  at: string
  checkId: string
  name: string
  severity: Severity | null
  before: AssessmentStatus
  after: AssessmentStatus
  cause: string
  reportId: string | null
}
