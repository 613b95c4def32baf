import type { Format } from '@/lib/model/format'

const metadata = { name: 'web', namespace: 'shop' }

/** The least document of each format: every other adapter must refuse it. */
export const leastDocuments: Partial<Record<Format, unknown>> = {
  trivy: { SchemaVersion: 2, ArtifactName: 'nginx:1.27', ArtifactType: 'container_image', Results: [] },
  'trivy-operator': {
    apiVersion: 'aquasecurity.github.io/v1alpha1',
    kind: 'VulnerabilityReport',
    metadata,
    report: { artifact: { repository: 'library/nginx', tag: '1.27' }, vulnerabilities: [] },
  },
  falco: {
    rule: 'Terminal shell in container',
    priority: 'Notice',
    time: '2026-03-01T10:00:00.000000000Z',
    output: 'a shell was opened',
    output_fields: { 'k8s.pod.name': 'web' },
  },
  sarif: {
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Dockle', rules: [] } },
        properties: { imageName: 'nginx:1.27' },
        results: [{ ruleId: 'CIS-DI-0010', message: { text: 'a key' } }],
      },
    ],
  },
  grype: {
    matches: [{ vulnerability: { id: 'CVE-2026-1', severity: 'High' }, artifact: { name: 'zlib', version: '1' } }],
    source: { type: 'image', target: { userInput: 'nginx:1.27' } },
    descriptor: { name: 'grype' },
  },
  harbor: {
    'application/vnd.security.vulnerability.report; version=1.1': {
      generated_at: '2026-03-01T10:00:00Z',
      scanner: { name: 'Trivy' },
      vulnerabilities: [{ id: 'CVE-2026-1', package: 'zlib', version: '1', severity: 'High' }],
    },
  },
  cyclonedx: {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { component: { type: 'container', name: 'nginx:1.27' } },
    components: [{ type: 'library', 'bom-ref': 'a', name: 'zlib', version: '1' }],
    vulnerabilities: [{ id: 'CVE-2026-1', ratings: [{ severity: 'high' }], affects: [{ ref: 'a' }] }],
  },
  ocsf: {
    class_uid: 2004,
    severity_id: 4,
    time: 1_772_359_200_000,
    metadata: { version: '1.4.0', product: { name: 'GuardDuty' } },
    finding_info: { uid: 'f1', title: 'A reverse shell', types: ['Execution:Runtime/ReverseShell'] },
    resources: [{ type: 'AwsEksCluster', uid: 'arn:aws:eks:eu-west-1:123456789012:cluster/prod' }],
  },
  defender: {
    AlertType: 'K8S_PrivilegedContainer',
    SystemAlertId: '57963b4b-0000-4000-8000-000000000001',
    AlertDisplayName: 'Privileged container detected',
    Severity: 'Informational',
    EndTimeUtc: '2026-03-01T10:00:00.1234567Z',
    AzureResourceId: '/subscriptions/1/resourceGroups/a/providers/Microsoft.ContainerService/managedClusters/prod',
  },
  tetragon: {
    process_exec: { process: { exec_id: 'bm9kZTox', pid: 7, binary: '/usr/bin/curl', arguments: 'example.com' } },
    node_name: 'node-1',
    time: '2026-03-01T10:00:00.000000000Z',
  },
  kubernetes: { apiVersion: 'v1', kind: 'List', items: [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata }] },
  'policy-report': {
    apiVersion: 'wgpolicyk8s.io/v1alpha2',
    kind: 'PolicyReport',
    metadata,
    results: [{ policy: 'require-labels', rule: 'app', result: 'fail' }],
  },
  'docker-bench': { dockerbenchsecurity: '1.6.0', start: 1711552881, tests: [] },
  'docker-host': { plimsoll: 'docker-host', host: { id: 'a', hostname: 'a' } },
  kubescape: {
    summaryDetails: { controls: { 'C-0057': { name: 'Privileged container', status: 'passed', scoreFactor: 8 } } },
    results: [],
  },
  'kube-bench': {
    Controls: [{ id: '1', version: 'cis-1.9', node_type: 'master', tests: [] }],
    Totals: { total_pass: 0, total_fail: 0 },
  },
  gatekeeper: {
    apiVersion: 'constraints.gatekeeper.sh/v1beta1',
    kind: 'K8sRequiredLabels',
    metadata: { name: 'app' },
    status: { auditTimestamp: '2026-03-01T10:00:00Z', violations: [] },
  },
  'kubernetes-audit': {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: 'Metadata',
    auditID: 'a',
    stage: 'ResponseComplete',
    requestURI: '/api/v1/pods',
    verb: 'list',
    user: { username: 'ines' },
    stageTimestamp: '2026-03-01T10:00:00.000000Z',
  },
}

/** Documents of tools that have no adapter here, and of no tool at all. */
export const strangeDocuments: Record<string, unknown[]> = {
  'SARIF without a run': [{ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [] }],
  'CycloneDX without a version': [{ bomFormat: 'CycloneDX', components: [] }],
  Polaris: [{ PolarisOutputVersion: '1.0', Results: [{ Name: 'web', Kind: 'Deployment', Results: {} }] }],
  KubeArmor: [{ ClusterName: 'blue', HostName: 'node-1', Operation: 'Process', Result: 'Passed' }],
  'a word': ['hello'],
  'a number': [42],
  null: [null],
  'an empty object': [{}],
  'an empty list': [[]],
  'no document': [],
}

/** Text that does harm where it is taken for more than text. */
export const hostileTexts = [
  '=cmd|"/c calc"!A1',
  '<script>alert(1)</script>',
  '\u202Egnp.exe',
  "'; DROP TABLE finding; --",
  '{{7*7}}${7*7}',
  'a\u0000b\ud800c\udc00d',
  '../../etc/passwd',
  '__proto__',
]
