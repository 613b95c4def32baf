import type { Check } from '../check'
import { accessChecks } from './groups/access'
import { accountChecks } from './groups/accounts'
import { imageChecks } from './groups/images'
import { namespaceChecks } from './groups/namespaces'
import { clusterChecks } from './groups/clusters'
import { clusterObjectChecks } from './groups/cluster-objects'
import { exposureChecks } from './groups/exposure'
import { networkChecks } from './groups/network'
import { podChecks } from './groups/pods'
import { resourceChecks } from './groups/resources'
import { secretChecks } from './groups/secrets'
import { controlPlaneChecks } from './control-plane'
import { dockerChecks } from './docker'
import { imageVulnerabilities } from './image-vulnerabilities'
import { nodeFileChecks } from './groups/node-files'

/** Every rule we know, in the order in which the reference lists them. */
export const checks: readonly Check[] = [
  ...podChecks,
  ...resourceChecks,
  ...imageChecks,
  ...accountChecks,
  ...secretChecks,
  ...accessChecks,
  ...namespaceChecks,
  ...networkChecks,
  ...exposureChecks,
  ...clusterChecks,
  ...clusterObjectChecks,
  imageVulnerabilities,
  ...controlPlaneChecks,
  ...nodeFileChecks,
  ...dockerChecks,
]

const byId: ReadonlyMap<string, Check> = new Map(checks.map((check) => [check.id, check]))

/** The check with this id, or undefined: ids in old rows may be gone from the catalogue. */
export function checkById(id: string): Check | undefined {
  return byId.get(id)
}
