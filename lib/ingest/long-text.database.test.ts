import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { auditEvent } from './adapters/kubernetes-audit/testing'
import { formats, type Format } from '@/lib/model/format'
import { makeEnvironment } from '@/lib/store/testing'
import { acceptReport } from './accept'
import { deployment, ingress, list, namespaces, object, pod, service } from './adapters/kubernetes/sample-objects'
import { processReport } from './process'
import { makeCollector, reportRequest, type TestCollector } from './testing'
import { sampleBench } from './adapters/docker-bench/sample'
import { sampleReport } from './adapters/docker-host/sample'
import { harborDocuments } from './adapters/harbor/sample'
import { leastDocuments } from './conformance-samples'

let collector: TestCollector
beforeAll(async () => {
  collector = await makeCollector(await makeEnvironment())
})

/** Text that does not shrink when it is packed, in letters of one, two or three bytes. */
function longText(letters: string): string {
  let text = ''
  for (let round = 0; text.length < 10_000; round++) {
    for (const byte of createHash('sha512').update(`${round}`).digest()) text += letters[byte % letters.length]
  }
  return text.slice(0, 10_000)
}
const alphabets = { latin: 'abcdefghijklmnopqrstuvwxyz0123456789', chinese: '的一是不了人我在有他这中大来上个国' }

const digest = `sha256:${'d'.repeat(64)}`
const operatorReport = (kind: string, report: object) => ({
  apiVersion: 'aquasecurity.github.io/v1alpha1',
  kind,
  metadata: {
    name: 'r',
    namespace: 'shop',
    labels: { 'trivy-operator.resource.kind': 'StatefulSet', 'trivy-operator.resource.name': 'db' },
  },
  report: { artifact: { repository: 'shop/db', tag: '1', digest }, registry: { server: 'example.com' }, ...report },
})
const failed = {
  policy: 'p',
  rule: 'r',
  message: 'm',
  category: 'c',
  source: 's',
  result: 'fail',
  properties: { k: 'v' },
}
const vulnerability = { VulnerabilityID: 'CVE-2026-1', PkgName: 'zlib', InstalledVersion: '1', Severity: 'HIGH' }

const samples: Partial<Record<Format, unknown[]>> = {
  'docker-host': [sampleReport()],
  'docker-bench': [sampleBench],
  trivy: [
    {
      SchemaVersion: 2,
      ArtifactName: 'example.com/web:1',
      ArtifactType: 'container_image',
      Metadata: {
        OS: { Family: 'debian', Name: '12' },
        RepoTags: ['example.com/web:1'],
        RepoDigests: [`example.com/web@${digest}`],
      },
      Results: [
        {
          Target: 'a/lock.json',
          Class: 'lang-pkgs',
          Type: 'npm',
          Packages: [{ Name: 'zlib', Version: '1' }],
          Vulnerabilities: [
            {
              ...vulnerability,
              VendorIDs: ['GHSA-aaaa-bbbb-cccc'],
              FixedVersion: '2',
              PkgPath: 'x',
              Title: 't',
              Description: 'd',
              CweIDs: ['CWE-1'],
              References: ['https://example.com/a'],
              PublishedDate: '2026-01-01T00:00:00Z',
            },
            vulnerability,
          ],
          Secrets: [{ RuleID: 'k', Category: 'c', Title: 't', Severity: 'HIGH', Match: 'a=*****', StartLine: 3 }],
          Misconfigurations: [{ ID: 'KSV1', AVDID: 'A1', Title: 't', Message: 'm', Severity: 'LOW', Status: 'FAIL' }],
          Licenses: [{ Name: 'MIT', PkgName: 'zlib', Severity: 'LOW', Category: 'notice' }],
        },
      ],
    },
    {
      SchemaVersion: 2,
      ArtifactName: 'tree',
      ArtifactType: 'filesystem',
      Results: [{ Target: 'a', Class: 'config', Vulnerabilities: [vulnerability] }],
    },
    {
      ClusterName: 'c',
      Resources: [
        {
          Namespace: 'shop',
          Kind: 'Deployment',
          Name: 'web',
          Results: [{ Target: 'example.com/web:1 (debian 12)', Vulnerabilities: [vulnerability] }],
        },
      ],
    },
  ],
  'trivy-operator': [
    operatorReport('VulnerabilityReport', {
      vulnerabilities: [
        { vulnerabilityID: 'CVE-2026-1', resource: 'zlib', installedVersion: '1', severity: 'HIGH', title: 't' },
      ],
    }),
    operatorReport('ExposedSecretReport', {
      secrets: [{ ruleID: 'k', severity: 'HIGH', target: '/a', match: 'a=*****' }],
    }),
    operatorReport('ConfigAuditReport', {
      checks: [{ checkID: 'K1', severity: 'LOW', success: false, title: 't', messages: ['m'] }],
    }),
  ],
  harbor: harborDocuments,
  'kubernetes-audit': [auditEvent({ impersonatedUser: { username: 'robin', extra: { k: ['v'] } } })],
  falco: [
    {
      output: 'a shell',
      priority: 'Notice',
      rule: 'Terminal shell in container',
      time: '2026-11-01T10:00:00.000000001Z',
      source: 'syscall',
      hostname: 'node-1',
      tags: ['container'],
      output_fields: {
        'container.id': 'abc',
        'container.name': 'web',
        'container.image.repository': 'example.com/web',
        'k8s.ns.name': 'shop',
        'k8s.pod.name': 'web-0',
        'proc.name': 'sh',
        'user.name': 'root',
        'fd.name': '/etc/x',
      },
    },
  ],
  kubernetes: [
    list(
      ...namespaces('shop'),
      deployment('web', 'example.com/web:1'),
      pod(
        'db-0',
        { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'db' },
        'example.com/db:1',
        `example.com/db@${digest}`,
      ),
      service('web', 'web'),
      ingress('web', 'web'),
      object('v1', 'Node', 'n', {
        metadata: { labels: { a: 'b' } },
        status: { nodeInfo: { kubeletVersion: 'v1.34.0' } },
      }),
      object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'b', {
        roleRef: { kind: 'ClusterRole', name: 'admin' },
        subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'shop' }],
      }),
    ),
  ],
  kubescape: [
    {
      generationTime: '2026-02-28T09:00:00Z',
      summaryDetails: { controls: { 'C-1': { name: 'n', status: 'failed', scoreFactor: 8, category: { name: 'c' } } } },
      resources: [
        { resourceID: 'a', object: { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } } },
      ],
      results: [
        {
          resourceID: 'apps/v1/shop/Deployment/web',
          controls: [
            {
              controlID: 'C-1',
              name: 'n',
              status: { status: 'failed' },
              rules: [{ status: 'failed', paths: [{ failedPath: 'a', fixPath: { path: 'b', value: 'v' } }] }],
            },
            { controlID: 'C-0057', name: 'n', status: { status: 'passed' }, rules: [] },
          ],
        },
      ],
    },
  ],
  'kube-bench': [
    {
      Controls: [
        {
          id: '1',
          version: 'cis-1.9',
          text: 't',
          node_type: 'node',
          tests: [
            {
              section: '1.1',
              desc: 'd',
              results: [
                {
                  test_number: '4.2.1',
                  test_desc: 'd',
                  status: 'FAIL',
                  actual_value: 'a',
                  expected_result: 'e',
                  remediation: 'r',
                  reason: 'x',
                },
              ],
            },
          ],
        },
      ],
    },
  ],
  gatekeeper: [
    {
      apiVersion: 'constraints.gatekeeper.sh/v1beta1',
      kind: 'K8sRequiredLabels',
      metadata: { name: 'app', annotations: { description: 'd' } },
      status: {
        auditTimestamp: '2026-03-01T10:00:00Z',
        violations: [
          {
            group: 'apps',
            kind: 'Deployment',
            namespace: 'shop',
            name: 'web',
            message: 'm',
            enforcementAction: 'deny',
          },
        ],
      },
    },
  ],
  'policy-report': [
    {
      apiVersion: 'openreports.io/v1alpha1',
      kind: 'Report',
      metadata: { name: 'r', namespace: 'shop' },
      scope: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'shop' },
      results: [
        failed,
        { ...failed, policy: 'CVE-2026-1', properties: { resource: 'zlib', image: 'example.com/web:1' } },
      ],
    },
  ],
}

type Path = readonly (string | number)[]
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value === 'string') return [path]
  if (typeof value !== 'object' || value === null) return []
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return entries.flatMap(([key, part]: [string | number, unknown]) => leaves(part, [...path, key]))
}
function replaced(value: unknown, [step, ...rest]: Path, by: string): unknown {
  if (step === undefined) return by
  if (Array.isArray(value)) return value.map((part, at) => (at === step ? replaced(part, rest, by) : (part as unknown)))
  const entries = Object.entries(value as Record<string, unknown>)
  return Object.fromEntries(entries.map(([key, part]) => [key, key === step ? replaced(part, rest, by) : part]))
}

const cases = formats.flatMap((format) =>
  (samples[format] ?? [leastDocuments[format]]).flatMap((document, at) =>
    Object.keys(alphabets).map((letters) => ({ format, at, letters, document })),
  ),
)

describe.each(cases)('$format $at with 10,000 letters of $letters', ({ format, document, letters }) => {
  const text = longText(alphabets[letters as keyof typeof alphabets])

  it('in any one place is read or refused for it, and never breaks the processing', async () => {
    const ends: string[] = []
    for (const path of leaves(document)) {
      const body = JSON.stringify(replaced(document, path, text))
      const request = reportRequest(body, { 'plimsoll-cluster': 'prod', 'plimsoll-scope': 'example.com/web:1' })
      const accepted = await acceptReport(collector, format, request, new Date()).catch((error: unknown) => {
        // Refused at once, as nothing that this tool writes.
        if (!(error instanceof OperationError) || error.code !== 'unprocessable') throw error
        return null
      })
      if (!accepted) continue
      const { id } = accepted
      await processReport(id).catch((error: unknown) => ends.push(`${path.join('.')}: ${String(error).slice(0, 300)}`))
      const report = await db().report.findUniqueOrThrow({ where: { id } })
      const problems = report.problems as { path: string }[]
      const isTold = report.status === 'processed' || problems.every((problem) => /^(?:\$|line)/.test(problem.path))
      if (report.status === 'queued' || !isTold) ends.push(`${path.join('.')} is ${report.status}`)
    }
    expect(ends).toEqual([])
  })
})
