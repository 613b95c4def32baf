import type { AssetKind } from './asset'
import type { Severity } from './severity'

/** A recommendation that objects inside a namespace fail, and the one of them to begin with. */
export type NamespaceFailure = {
  /** Id of the check. */
  id: string
  name: string
  severity: Severity
  controlName: string
  resources: number
  worst: { assetId: string; name: string; kind: AssetKind; exposed: boolean; privileged: boolean; onNode: boolean }
}
