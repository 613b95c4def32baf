import type { AssessmentStatus } from '@/lib/model/assessment'

/** Checks whose failure lets whoever takes the workload go on to its node or its cluster. */
export const privilegingChecks: readonly string[] = [
  'k8s-pod-privileged',
  'k8s-pod-host-pid',
  'k8s-pod-hostpath-sensitive',
  'k8s-pod-runtime-socket',
  'k8s-pod-cap-sys-admin',
  'k8s-pod-dangerous-capabilities',
  'k8s-sa-privileged-workload',
]

export type Reach = {
  /** Reachable from outside, by a service, an ingress or a gateway. */
  exposed: boolean
  /** Listens on its node's address, by a host port or the host's network. */
  onNode: boolean
}
export type RankFacts = { exposed: boolean; privileged: boolean; onNode: boolean }

/**
 * How urgent the failures of one resource are beside those of others that fail the same check: what can be reached
 * from outside first, then what is privileged, then what listens on its node. 0 to 7.
 */
export function failureRank(
  { exposed, onNode }: Reach,
  results: readonly { checkId: string; verdict: { status: AssessmentStatus } }[],
): number {
  const privileged = results.some(
    ({ checkId, verdict }) => verdict.status === 'unhealthy' && privilegingChecks.includes(checkId),
  )
  return Number(exposed) * 4 + Number(privileged) * 2 + Number(onNode)
}

/** What a rank was made of. */
export function rankFacts(rank: number): RankFacts {
  return { exposed: (rank & 4) > 0, privileged: (rank & 2) > 0, onNode: (rank & 1) > 0 }
}
