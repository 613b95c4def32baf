import { pickOf, shareOf } from './random'

export type Kind = 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'CronJob'
/** How carefully its pod is written; `agent` needs the node, `system` belongs to the distribution. */
export type Care = 'hardened' | 'ordinary' | 'loose' | 'careless' | 'agent' | 'system'
export type Exposure = 'ingress' | 'ingress-plain' | 'loadbalancer' | 'nodeport' | 'cluster' | 'none'
export type Entry = {
  namespace: string
  name: string
  kind: Kind
  image: string
  care?: Care
  exposure: Exposure
  clusters: string[]
}

const everywhere = ['prod-eu-1', 'prod-eu-2', 'prod-us-1', 'stage-eu-1', 'edge-rtm', 'edge-gdn']
const where: Record<string, string[]> = {
  p: ['prod-eu-1', 'prod-eu-2', 'prod-us-1', 'stage-eu-1'],
  e: ['prod-eu-1', 'prod-eu-2', 'stage-eu-1'],
  w: ['prod-eu-1', 'prod-us-1', 'stage-eu-1'],
  1: ['prod-eu-1', 'stage-eu-1'],
  2: ['prod-eu-2', 'stage-eu-1'],
  u: ['prod-us-1', 'stage-eu-1'],
  s: ['stage-eu-1'],
  q: ['edge-rtm', 'edge-gdn', 'stage-eu-1'],
  r: ['edge-rtm'],
  a: everywhere,
  o: ['prod-eu-1', 'prod-eu-2', 'prod-us-1'],
  d: ['prod-eu-1'],
}
const kinds: Record<string, Kind> = { D: 'Deployment', S: 'StatefulSet', N: 'DaemonSet', C: 'CronJob' }
const exposures: Record<string, Exposure> = {
  i: 'ingress',
  h: 'ingress-plain',
  l: 'loadbalancer',
  n: 'nodeport',
  c: 'cluster',
  '-': 'none',
}
const cares: Record<string, Care> = { H: 'hardened', O: 'ordinary', L: 'loose', X: 'careless', A: 'agent', Y: 'system' }

/** namespace: name, kind, where, exposure, then care and image where they are not the usual ones. */
const lines = `
booking: web Dwi rates-sync Dp- quote-engine Dpc capacity-api Dpi contract-api Dei slot-planner De- mail-composer Dw- search-indexer Dp- db Sec/infra/postgresql fare-import Ce-
payments: card-tokeniser Dwc ledger Dec invoice-api Dpi refund-worker De- fx-rates Dw- dunning Ce- reconciler Cp- db Sec/infra/postgresql payout-gateway Dpc
customs: declaration-api Dpi declaration-ui Dph manifest-archive Dec tariff-lookup Dpc broker-gateway Dpl hs-classifier De- risk-screening De- seal-register Dec quota-sync Ce-
tracking: eta-worker Dp- gps-gateway Dpl event-stream Sec/infra/kafka milestone-api Dpi vessel-feed Dp- map-tiles Dph geofence-worker Dp- archive-positions Cp- cache Spc/infra/redis
yard: gate-api Dqn crane-scheduler Dqc slot-allocator Dq- plate-reader Dq- weighbridge Dqc yard-ui Dqh reefer-monitor Dq- berth-sync Cq- handheld-api Dqn sensor-bridge NqA
fleet: vessel-registry Dec bunker-planner Dw- crew-roster Dei maintenance-log Dec ais-decoder Dp- emissions-report Ce-
identity: login Dpi directory-sync Ce- session-store Spc/infra/redis token-broker Dpc/infra/keycloak
notify: mail-relay Dec sms-gateway De- webhook-dispatcher Dp- template-preview Dsc
partners: edi-inbound Dwl edi-outbound Dw- api-portal Dpi sftp-gateway Dwl partner-mapper De-
reporting: warehouse-loader Ce- kpi-dashboard Dei/infra/metabase export-worker De- demurrage-report Cp- storage-costs C1- analytics-db S1c/infra/clickhouse
legacy: fax-bridge Dd-X tariff-2019 DdcX/customs/tariff-lookup berth-mirror DdnX mainframe-bridge DdcX
platform: log-shipper NpA/infra/fluent-bit node-tuner NoA config-sync Dp- feature-flags Dpc/infra/flagd otel-collector Dpc/infra/otel-collector external-dns Dp-/infra/external-dns vault Sec/infra/vault cert-manager DpcH/infra/cert-manager cert-manager-webhook DpcH/infra/cert-manager-webhook reloader Dp-/infra/reloader
ci: deployer De- runner Ss-L image-builder S2-A/infra/dind registry-mirror Dec/infra/distribution artefact-cleaner Ce- test-fixtures Dsn load-generator Ds-
storage: scrubber N2-A object-gateway Dec/infra/minio backup Cp-/infra/velero
monitoring: prometheus Spc/infra/prometheus grafana Dpi/infra/grafana alertmanager Spc/infra/alertmanager kube-state-metrics Dpc/infra/kube-state-metrics node-exporter NaA/infra/node-exporter loki Sec/infra/loki blackbox Dp-/infra/blackbox-exporter
ingress-nginx: controller Dpl/infra/ingress-nginx
traefik: traefik Dql/infra/traefik
kyverno: kyverno-admission-controller DpcH/infra/kyverno kyverno-background-controller Dp-H/infra/kyverno-background
falco: falco NpA/infra/falco falcosidekick DpcH/infra/falcosidekick
kubernetes-dashboard: dashboard DdcL/infra/dashboard metrics-scraper DdcL/infra/metrics-scraper
kube-system: coredns DacY/infra/coredns kube-proxy NaY/infra/kube-proxy metrics-server DacY/infra/metrics-server csi-node NaY/infra/csi-node cluster-autoscaler DoY-/infra/cluster-autoscaler local-path DqY-/infra/local-path
`

/** Who runs where on an ordinary day. */
export const roster: Entry[] = lines
  .trim()
  .split('\n')
  .flatMap((line) => {
    const [namespace = '', rest = ''] = line.split(': ')
    return [...rest.matchAll(/(\S+) ([DSNC])([a-z0-9])(\S*)/g)].map((found) => readEntry(namespace, found))
  })

function readEntry(namespace: string, [, name = '', kind = '', place = '', more = '']: RegExpMatchArray): Entry {
  const slash = more.indexOf('/')
  const marks = slash < 0 ? more : more.slice(0, slash)
  const care = marks
    .split('')
    .map((mark) => cares[mark])
    .find((found) => found !== undefined)
  return {
    namespace,
    name,
    kind: kinds[kind] ?? 'Deployment',
    clusters: where[place] ?? [],
    exposure:
      marks
        .split('')
        .map((mark) => exposures[mark])
        .find((found) => found !== undefined) ?? 'none',
    image: slash < 0 ? `${namespace}/${name}` : more.slice(slash + 1),
    ...(care ? { care } : {}),
  }
}

const mixture: Care[] = [...many('hardened', 7), ...many('ordinary', 6), ...many('loose', 5), ...many('careless', 2)]
const edgeMixture: Care[] = [
  ...many('hardened', 8),
  ...many('ordinary', 6),
  ...many('loose', 3),
  ...many('careless', 3),
]

/** How carefully this workload is written in this cluster before anything changes. */
export const careOf = (entry: Entry, cluster: string): Care =>
  entry.care ??
  pickOf(
    cluster.startsWith('edge') ? edgeMixture : mixture,
    shareOf('care', entry.namespace, entry.name, cluster.slice(0, 4)),
  )

function many(care: Care, count: number): Care[] {
  return Array.from({ length: count }, () => care)
}
