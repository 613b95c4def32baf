import type { StatelessDetection } from '../../detection'
import { clusterWideService } from './cluster-wide-service'
import { corednsModified } from './coredns-modified'
import { endpointsEdit } from './endpoints-edit'
import { exposedDashboard } from './exposed-dashboard'
import { exposedDatabase } from './exposed-database'
import { exposedKubeflow } from './exposed-kubeflow'
import { exposedSensitiveApp } from './exposed-sensitive-app'
import { externalIps } from './external-ips'
import { ingressNoTls } from './ingress-no-tls'
import { ingressWildcardHost } from './ingress-wildcard-host'
import { networkpolicyRemoved } from './networkpolicy-removed'
import { nginxSnippet } from './nginx-snippet'
import { nodeportCreated } from './nodeport-created'
import { publicLoadbalancer } from './public-loadbalancer'

/** Exposure and network: decided by the event alone. */
export const exposure: readonly StatelessDetection[] = [
  exposedDashboard,
  exposedSensitiveApp,
  exposedKubeflow,
  exposedDatabase,
  publicLoadbalancer,
  nodeportCreated,
  externalIps,
  ingressNoTls,
  ingressWildcardHost,
  nginxSnippet,
  networkpolicyRemoved,
  corednsModified,
  endpointsEdit,
  clusterWideService,
]
