import { hexOf, uuidOf } from '../demo/random'
import { hostileStrings, poisoned } from './strings'

const digest = `sha256:${hexOf('hostile image')}`
const repository = 'registry.hostile.example/hostile'
const all = <T>(make: (text: string, at: number) => T): T[] => hostileStrings.map((text, at) => make(text, at))

export function trivyPayload(at: string): object {
  const Vulnerabilities = all((text, n) => ({
    VulnerabilityID: n === 0 ? 'CVE-2025-55182' : text,
    PkgID: text,
    PkgName: `${text} ${n}`,
    PkgPath: text,
    InstalledVersion: text,
    FixedVersion: poisoned(n + 1),
    Status: 'fixed',
    Severity: 'CRITICAL',
    Title: text,
    Description: poisoned(n + 2),
    PrimaryURL: n % 2 === 0 ? 'javascript:window.__owned=true' : text,
    References: ['javascript:window.__owned=true', text],
    CweIDs: [text],
    DataSource: { ID: text, Name: text, URL: 'javascript:window.__owned=true' },
    CVSS: { nvd: { V3Vector: text, V3Score: 9.8 } },
  }))
  const Secrets = all((text, n) => ({
    RuleID: text,
    Category: text,
    Severity: 'HIGH',
    Title: text,
    StartLine: n + 1,
    EndLine: n + 1,
    Match: text,
  }))
  const Licenses = all((text) => ({
    Severity: 'HIGH',
    Category: 'restricted',
    PkgName: text,
    FilePath: text,
    Name: text,
    Confidence: 1,
    Link: 'javascript:1',
  }))
  return {
    SchemaVersion: 2,
    CreatedAt: at,
    ArtifactName: `${repository}:1`,
    ArtifactType: 'container_image',
    Metadata: {
      OS: { Family: poisoned(0), Name: poisoned(2) },
      ImageID: digest,
      RepoTags: [`${repository}:1`],
      RepoDigests: [`${repository}@${digest}`],
      ImageConfig: {
        architecture: 'amd64',
        os: 'linux',
        history: all((created_by) => ({ created: at, created_by })),
        config: {
          User: poisoned(0),
          Env: all((text) => `NAME=${text}`),
          Labels: Object.fromEntries(all((text) => [text, text])),
        },
      },
    },
    Results: [
      { Target: poisoned(0), Class: 'os-pkgs', Type: 'debian', Vulnerabilities },
      { Target: poisoned(1), Class: 'secret', Secrets },
      { Target: poisoned(2), Class: 'license', Licenses },
    ],
  }
}

export function kubernetesPayload(cluster: string, at: string): object {
  const objects = all((text, n) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: text,
      namespace: 'hostile',
      uid: uuidOf('hostile', n),
      creationTimestamp: at,
      labels: { [text]: text },
      annotations: { [text]: text },
    },
    spec: {
      selector: { matchLabels: { app: text } },
      template: {
        metadata: { labels: { app: text } },
        spec: {
          serviceAccountName: text,
          containers: [
            {
              name: text,
              image: text,
              command: [text],
              args: [text],
              env: [{ name: text, value: text }],
              securityContext: { privileged: true },
            },
          ],
          volumes: [{ name: text, hostPath: { path: text } }],
        },
      },
    },
  }))
  const namespace = (name: string, uid: string) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, uid, creationTimestamp: at },
  })
  const readable = objects.map((object, n) => ({ ...object, metadata: { ...object.metadata, name: `hostile-${n}` } }))
  const items = [
    namespace('kube-system', cluster),
    namespace('hostile', uuidOf('hostile', 'ns')),
    ...objects,
    ...readable,
  ]
  return { apiVersion: 'v1', kind: 'List', items }
}

export function falcoPayload(at: string): object {
  const text = hostileStrings.join(' ')
  return {
    hostname: poisoned(0),
    output: text,
    priority: 'Critical',
    rule: poisoned(0),
    source: 'syscall',
    // The format allows tags of 256 characters.
    tags: hostileStrings.filter((tag) => tag.length <= 256),
    time: at,
    output_fields: {
      'k8s.ns.name': 'hostile',
      'k8s.pod.name': 'hostile-0',
      'container.image.repository': poisoned(1),
      'proc.cmdline': text,
      'proc.name': poisoned(2),
      'user.name': poisoned(3),
      'fd.name': poisoned(6),
      ...Object.fromEntries(all((key, n) => [key, poisoned(n + 5)])),
    },
  }
}

export function policyPayload(now: Date): object {
  const results = all((text, n) => ({
    policy: text,
    rule: poisoned(n + 1),
    category: poisoned(n + 2),
    message: poisoned(n + 3),
    severity: 'high',
    result: 'fail',
    scored: true,
    source: text,
    properties: { [text]: text },
    timestamp: { seconds: Math.floor(now.getTime() / 1000), nanos: 0 },
  }))
  return {
    apiVersion: 'wgpolicyk8s.io/v1alpha2',
    kind: 'PolicyReport',
    metadata: { name: poisoned(0), namespace: 'hostile', labels: { [poisoned(1)]: poisoned(2) } },
    scope: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'hostile-0', namespace: 'hostile' },
    results,
    summary: { pass: 0, fail: results.length, warn: 0, error: 0, skip: 0 },
  }
}

export function operatorPayload(at: string): object {
  const vulnerabilities = all((text, n) => ({
    vulnerabilityID: n === 0 ? 'CVE-2025-55182' : text,
    resource: text,
    installedVersion: text,
    fixedVersion: poisoned(n + 1),
    severity: 'CRITICAL',
    score: 9.8,
    title: text,
    primaryLink: 'javascript:window.__owned=true',
    links: [text],
    target: text,
  }))
  return {
    apiVersion: 'aquasecurity.github.io/v1alpha1',
    kind: 'VulnerabilityReport',
    metadata: {
      name: poisoned(0),
      namespace: 'hostile',
      creationTimestamp: at,
      labels: {
        'trivy-operator.container.name': poisoned(1),
        'trivy-operator.resource.kind': 'Deployment',
        'trivy-operator.resource.name': 'hostile-0',
        'trivy-operator.resource.namespace': 'hostile',
      },
    },
    report: {
      artifact: { repository: 'hostile', tag: '1', digest },
      registry: { server: 'registry.hostile.example' },
      scanner: { name: poisoned(0), vendor: poisoned(1), version: poisoned(2) },
      updateTimestamp: at,
      vulnerabilities,
    },
  }
}
