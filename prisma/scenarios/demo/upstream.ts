import type { Base, Language } from './images'

/** Images of others: reference without tag, the tags of three builds, what they are made of. */
type Upstream = {
  repository: string
  tags: [string, string, string]
  base: Base
  language: Language | null
  user: string
}

const go = (repository: string, tags: string, base: Base = 'alpine', user = '65534'): Upstream =>
  upstream(repository, tags, base, 'go', user)
function upstream(repository: string, tags: string, base: Base, language: Language | null, user: string): Upstream {
  const [first = 'v1', second = first, third = second] = tags.split(' ')
  return { repository, tags: [first, second, third], base, language, user }
}

export const upstreams: Record<string, Upstream> = {
  'infra/postgresql': upstream('docker.io/library/postgres', '16.6 16.8 16.10', 'debian', 'go', ''),
  'infra/redis': upstream('docker.io/library/redis', '7.2.5 7.2.8 7.2.11', 'debian', 'go', 'redis'),
  'infra/kafka': upstream(
    'quay.io/strimzi/kafka',
    '0.43.0-kafka-3.8.0 0.45.0-kafka-3.9.0 0.47.0-kafka-4.0.0',
    'redhat',
    'java',
    '1001',
  ),
  'infra/keycloak': upstream('quay.io/keycloak/keycloak', '25.0.6 26.1.4 26.4.2', 'redhat', 'java', '1000'),
  'infra/metabase': upstream('docker.io/metabase/metabase', 'v0.50.21 v0.53.8 v0.56.3', 'alpine', 'java', ''),
  'infra/clickhouse': upstream(
    'docker.io/clickhouse/clickhouse-server',
    '24.8 25.3 25.8',
    'debian',
    null,
    'clickhouse',
  ),
  'infra/fluent-bit': upstream('cr.fluentbit.io/fluent/fluent-bit', '3.1.9 3.2.10 4.1.1', 'debian', null, ''),
  'infra/flagd': go('ghcr.io/open-feature/flagd', 'v0.11.2 v0.12.4 v0.12.9', 'distroless'),
  'infra/otel-collector': go(
    'ghcr.io/open-telemetry/opentelemetry-collector-contrib',
    '0.109.0 0.122.1 0.138.0',
    'distroless',
    '10001',
  ),
  'infra/external-dns': go('registry.k8s.io/external-dns/external-dns', 'v0.15.0 v0.16.1 v0.19.0', 'distroless'),
  'infra/vault': go('docker.io/hashicorp/vault', '1.17.5 1.19.0 1.20.4', 'alpine', 'vault'),
  'infra/cert-manager': go('quay.io/jetstack/cert-manager-controller', 'v1.15.3 v1.17.1 v1.18.2', 'distroless', '1000'),
  'infra/cert-manager-webhook': go(
    'quay.io/jetstack/cert-manager-webhook',
    'v1.15.3 v1.17.1 v1.18.2',
    'distroless',
    '1000',
  ),
  'infra/reloader': go('ghcr.io/stakater/reloader', 'v1.1.0 v1.3.0 v1.4.8', 'distroless'),
  'infra/dind': go('docker.io/library/docker', '26.1-dind 27.5-dind 28.5-dind', 'alpine', ''),
  'infra/distribution': go('docker.io/library/registry', '2.8.3 3.0.0 3.0.0', 'alpine', ''),
  'infra/minio': go(
    'quay.io/minio/minio',
    'RELEASE.2024-09-13T20-26-02Z RELEASE.2025-04-22T22-12-26Z RELEASE.2025-09-07T16-13-09Z',
    'redhat',
    '',
  ),
  'infra/velero': go('docker.io/velero/velero', 'v1.14.1 v1.15.2 v1.17.0', 'distroless', '65532'),
  'infra/prometheus': go('quay.io/prometheus/prometheus', 'v2.54.1 v3.2.1 v3.7.3', 'alpine', 'nobody'),
  'infra/grafana': go('docker.io/grafana/grafana', '11.2.0 11.6.0 12.2.1', 'alpine', '472'),
  'infra/alertmanager': go('quay.io/prometheus/alertmanager', 'v0.27.0 v0.28.1 v0.28.1', 'alpine', 'nobody'),
  'infra/kube-state-metrics': go(
    'registry.k8s.io/kube-state-metrics/kube-state-metrics',
    'v2.13.0 v2.15.0 v2.17.0',
    'distroless',
  ),
  'infra/node-exporter': go('quay.io/prometheus/node-exporter', 'v1.8.2 v1.9.0 v1.10.2', 'alpine', 'nobody'),
  'infra/loki': go('docker.io/grafana/loki', '3.1.1 3.4.2 3.5.7', 'alpine', '10001'),
  'infra/blackbox-exporter': go('quay.io/prometheus/blackbox-exporter', 'v0.25.0 v0.26.0 v0.27.0', 'alpine', 'nobody'),
  'infra/ingress-nginx': go('registry.k8s.io/ingress-nginx/controller', 'v1.9.6 v1.11.2 v1.12.1', 'alpine', 'www-data'),
  'infra/traefik': go('docker.io/library/traefik', 'v3.1.4 v3.3.5 v3.5.4', 'alpine', ''),
  'infra/kyverno': go('ghcr.io/kyverno/kyverno', 'v1.12.5 v1.13.4 v1.15.2', 'distroless'),
  'infra/kyverno-background': go('ghcr.io/kyverno/background-controller', 'v1.12.5 v1.13.4 v1.15.2', 'distroless'),
  'infra/falco': upstream('docker.io/falcosecurity/falco', '0.38.2 0.40.0 0.42.0', 'debian', 'go', ''),
  'infra/falcosidekick': go('docker.io/falcosecurity/falcosidekick', '2.29.0 2.31.1 2.32.0', 'alpine', '1234'),
  'infra/dashboard': go('docker.io/kubernetesui/dashboard', 'v2.7.0 v2.7.0 v2.7.0', 'distroless', '1001'),
  'infra/metrics-scraper': go('docker.io/kubernetesui/metrics-scraper', 'v1.0.9 v1.0.9 v1.0.9', 'distroless', '1001'),
  'infra/coredns': go('registry.k8s.io/coredns/coredns', 'v1.11.1 v1.11.4 v1.12.2', 'distroless', 'nonroot'),
  'infra/kube-proxy': go('registry.k8s.io/kube-proxy', 'v1.33.9 v1.34.2 v1.35.4', 'distroless', ''),
  'infra/metrics-server': go('registry.k8s.io/metrics-server/metrics-server', 'v0.7.1 v0.7.2 v0.8.0', 'distroless'),
  'infra/csi-node': go(
    'registry.k8s.io/sig-storage/csi-node-driver-registrar',
    'v2.11.1 v2.13.0 v2.15.0',
    'distroless',
    '',
  ),
  'infra/cluster-autoscaler': go(
    'registry.k8s.io/autoscaling/cluster-autoscaler',
    'v1.30.2 v1.31.1 v1.32.1',
    'distroless',
  ),
  'infra/local-path': go('docker.io/rancher/local-path-provisioner', 'v0.0.28 v0.0.31 v0.0.32', 'alpine', ''),
  'infra/azure-cns': go('mcr.microsoft.com/containernetworking/azure-cns', 'v1.6.13 v1.6.21 v1.7.4', 'distroless', ''),
  'infra/ovn-kubernetes': go('quay.io/openshift-release-dev/ocp-v4.0-art-dev', '4.20.9 4.21.3 4.21.8', 'redhat', ''),
  'infra/amazon-k8s-cni': go(
    '602401143452.dkr.ecr.us-west-2.amazonaws.com/amazon-k8s-cni',
    'v1.18.5 v1.19.5 v1.20.1',
    'alpine',
    '',
  ),
  'infra/cilium': go('quay.io/cilium/cilium', 'v1.15.8 v1.16.9 v1.18.2', 'distroless', ''),
  'infra/klipper-lb': go('docker.io/rancher/klipper-lb', 'v0.4.9 v0.4.10 v0.4.13', 'alpine', ''),
}
