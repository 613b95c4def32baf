import type { Format } from '@/lib/model/format'
import type { Adapter } from '../adapter'
import { cyclonedxAdapter } from './cyclonedx'
import { defenderAdapter } from './defender'
import { dockerBenchAdapter } from './docker-bench'
import { dockerHostAdapter } from './docker-host'
import { falcoAdapter } from './falco'
import { gatekeeperAdapter } from './gatekeeper'
import { grypeAdapter } from './grype'
import { harborAdapter } from './harbor'
import { kubeBenchAdapter } from './kube-bench'
import { kubernetesAdapter } from './kubernetes'
import { kubernetesAuditAdapter } from './kubernetes-audit'
import { kubescapeAdapter } from './kubescape'
import { ocsfAdapter } from './ocsf'
import { policyReportAdapter } from './policy-report'
import { sarifAdapter } from './sarif'
import { tetragonAdapter } from './tetragon'
import { trivyAdapter } from './trivy'
import { trivyOperatorAdapter } from './trivy-operator'

const adapters = {
  trivy: trivyAdapter,
  'trivy-operator': trivyOperatorAdapter,
  falco: falcoAdapter,
  tetragon: tetragonAdapter,
  defender: defenderAdapter,
  ocsf: ocsfAdapter,
  grype: grypeAdapter,
  harbor: harborAdapter,
  cyclonedx: cyclonedxAdapter,
  sarif: sarifAdapter,
  kubernetes: kubernetesAdapter,
  'policy-report': policyReportAdapter,
  'docker-host': dockerHostAdapter,
  'docker-bench': dockerBenchAdapter,
  kubescape: kubescapeAdapter,
  'kube-bench': kubeBenchAdapter,
  gatekeeper: gatekeeperAdapter,
  'kubernetes-audit': kubernetesAuditAdapter,
} as const satisfies Record<Format, Adapter>

/** The adapter that reads this format. */
export function adapterOf(format: Format): Adapter {
  return adapters[format]
}
