import { z } from 'zod'
import type { Plan } from './plan'

/** Formats that this version reads: the `{format}` of `POST /api/v1/ingest/{format}`. */
export const formats = [
  'trivy',
  'trivy-operator',
  'falco',
  'tetragon',
  'defender',
  'ocsf',
  'grype',
  'harbor',
  'cyclonedx',
  'sarif',
  'kubernetes',
  'policy-report',
  'docker-host',
  'docker-bench',
  'kubescape',
  'kube-bench',
  'gatekeeper',
  'kubernetes-audit',
] as const
export const formatSchema = z.enum(formats)
export type Format = z.infer<typeof formatSchema>

type FormatFacts = {
  name: string
  /** A report is accepted while at least one of these plans is on. */
  plans: readonly Plan[]
  /** `snapshot`: says how things are, so only the newest counts. `events`: every one counts, once. */
  nature: 'snapshot' | 'events'
  /** A command a person can paste; $PLIMSOLL_URL, $PLIMSOLL_TOKEN and $CLUSTER, the cluster's name, are theirs to set. */
  example: string
}

const authorization = '-H "Authorization: Bearer $PLIMSOLL_TOKEN"'
const ofCluster = '-H "Plimsoll-Cluster: $CLUSTER"'
const post = (format: Format, file: string, headers = authorization) =>
  `curl -sS --fail-with-body "$PLIMSOLL_URL/api/v1/ingest/${format}" ${headers} --data-binary @${file}`
/** The same for reports that do not say which cluster they are from. */
const postOfCluster = (format: Format, file: string) => post(format, file, `${authorization} ${ofCluster}`)

export const formatFacts = {
  trivy: {
    name: 'Trivy',
    plans: ['registries', 'kubernetes'],
    nature: 'snapshot',
    example: `trivy image --format json -o report.json "$IMAGE"\n${post('trivy', 'report.json')}`,
  },
  'trivy-operator': {
    name: 'Trivy Operator',
    plans: ['kubernetes'],
    nature: 'snapshot',
    example:
      'kubectl get vulnerabilityreports,exposedsecretreports,configauditreports,rbacassessmentreports,infraassessmentreports -A -o json > report.json\n' +
      postOfCluster('trivy-operator', 'report.json'),
  },
  falco: {
    name: 'Falco',
    plans: ['kubernetes', 'hosts'],
    nature: 'events',
    example:
      'helm upgrade --install falco falco --repo https://falcosecurity.github.io/charts ' +
      '--namespace falco --create-namespace --set falcosidekick.enabled=true ' +
      '--set falcosidekick.config.webhook.address="$PLIMSOLL_URL/api/v1/ingest/falco" ' +
      '--set falcosidekick.config.webhook.customHeaders="Authorization:Bearer $PLIMSOLL_TOKEN\\,Plimsoll-Cluster:$CLUSTER"',
  },
  tetragon: {
    name: 'Tetragon',
    plans: ['kubernetes', 'hosts'],
    nature: 'events',
    example:
      'kubectl logs -n kube-system -l app.kubernetes.io/name=tetragon -c export-stdout --since=1h --tail=-1 > events.jsonl\n' +
      postOfCluster('tetragon', 'events.jsonl'),
  },
  defender: {
    name: 'Microsoft Defender for Cloud',
    plans: ['kubernetes', 'hosts'],
    nature: 'events',
    example:
      'az rest --method get --url "https://management.azure.com/subscriptions/$SUBSCRIPTION/providers/Microsoft.Security/alerts?api-version=2022-01-01" > alerts.json\n' +
      post('defender', 'alerts.json'),
  },
  ocsf: {
    name: 'OCSF findings',
    plans: ['kubernetes', 'hosts'],
    nature: 'events',
    example:
      'prowler kubernetes --output-formats json-ocsf --output-filename report\n' +
      postOfCluster('ocsf', 'output/report.ocsf.json'),
  },
  grype: {
    name: 'Grype',
    plans: ['registries', 'kubernetes'],
    nature: 'snapshot',
    example: `grype "$IMAGE" -o json > report.json\n${post('grype', 'report.json')}`,
  },
  harbor: {
    name: 'Harbor',
    plans: ['registries', 'kubernetes'],
    nature: 'snapshot',
    example:
      'curl -sS -u "$HARBOR_USER:$HARBOR_PASSWORD" -H "X-Accept-Vulnerabilities: application/vnd.security.vulnerability.report; version=1.1" ' +
      '"https://$HARBOR/api/v2.0/projects/$PROJECT/repositories/$REPOSITORY/artifacts/$TAG/additions/vulnerabilities" > report.json\n' +
      post('harbor', 'report.json', `${authorization} -H "Plimsoll-Scope: $HARBOR/$PROJECT/$REPOSITORY:$TAG"`),
  },
  cyclonedx: {
    name: 'CycloneDX',
    plans: ['registries', 'kubernetes'],
    nature: 'snapshot',
    example: `trivy image --format cyclonedx --scanners vuln -o bom.json "$IMAGE"\n${post('cyclonedx', 'bom.json', `${authorization} -H "Plimsoll-Scope: $IMAGE"`)}`,
  },
  sarif: {
    name: 'SARIF',
    plans: ['registries', 'kubernetes'],
    nature: 'snapshot',
    example: `dockle -f sarif -o report.sarif "$IMAGE"\n${post('sarif', 'report.sarif', `${authorization} -H "Plimsoll-Scope: $IMAGE"`)}`,
  },
  kubernetes: {
    name: 'Kubernetes objects',
    plans: ['kubernetes'],
    nature: 'snapshot',
    example:
      'KINDS=namespaces,nodes,pods,deployments,statefulsets,daemonsets,replicasets,jobs,cronjobs,' +
      'serviceaccounts,roles,rolebindings,clusterroles,clusterrolebindings,services,ingresses,networkpolicies,' +
      'resourcequotas,limitranges,persistentvolumes,persistentvolumeclaims,storageclasses,apiservices,' +
      'validatingwebhookconfigurations,mutatingwebhookconfigurations,' +
      'validatingadmissionpolicies,validatingadmissionpolicybindings\n' +
      'kubectl get "$KINDS" -A -o json > objects.json &&\n' +
      post('kubernetes', 'objects.json', `${authorization} ${ofCluster} -H "Plimsoll-Scope: $KINDS"`),
  },
  'policy-report': {
    name: 'Policy reports',
    plans: ['kubernetes'],
    nature: 'snapshot',
    example: `kubectl get policyreports,clusterpolicyreports -A -o json > report.json\n${postOfCluster('policy-report', 'report.json')}`,
  },
  'docker-host': {
    name: 'Docker host',
    plans: ['hosts'],
    nature: 'snapshot',
    example: 'plimsoll collect docker --root /',
  },
  kubescape: {
    name: 'Kubescape',
    plans: ['kubernetes'],
    nature: 'snapshot',
    example: `kubescape scan --format json --output report.json\n${postOfCluster('kubescape', 'report.json')}`,
  },
  'kube-bench': {
    name: 'kube-bench',
    plans: ['kubernetes'],
    nature: 'snapshot',
    example: `kube-bench --json > report.json\n${post('kube-bench', 'report.json', `${authorization} -H "Plimsoll-Cluster: $CLUSTER" -H "Plimsoll-Scope: node/$NODE"`)}`,
  },
  gatekeeper: {
    name: 'Gatekeeper',
    plans: ['kubernetes'],
    nature: 'snapshot',
    example: `kubectl get constraints -o json > report.json\n${postOfCluster('gatekeeper', 'report.json')}`,
  },
  'kubernetes-audit': {
    name: 'Kubernetes audit log',
    plans: ['kubernetes'],
    nature: 'events',
    example: 'plimsoll collect audit --follow /var/log/kubernetes/audit.log --cluster "$CLUSTER"',
  },
  'docker-bench': {
    name: 'docker-bench-security',
    plans: ['hosts'],
    nature: 'snapshot',
    example: `sh docker-bench-security.sh -b\n${post('docker-bench', 'log/docker-bench-security.log.json', `${authorization} -H "Plimsoll-Scope: $(hostname)"`)}`,
  },
} as const satisfies Record<Format, FormatFacts>
