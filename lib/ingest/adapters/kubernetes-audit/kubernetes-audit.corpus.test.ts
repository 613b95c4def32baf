import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocuments } from '@/lib/ingest/documents'
import { kubernetesAuditAdapter } from '.'

const folder = join(process.cwd(), '../shared/fixtures/k8s-audit')
const present = existsSync(folder)

/** Events, and rows that are none (Azure's own activities, a number for a kind); counted with a script of its own. */
const expected: Record<string, [events: number, rejected: number]> = {
  'audit2rbac-demo-impersonation.jsonl': [37, 0],
  'crowdsec-pod-exec.jsonl': [1, 0],
  'falco-psp-create-vanilla-nginx-deployment.json': [1, 0],
  'falco-psp-flex-volumes.json': [1, 0],
  'falco-psp-host-ipc.json': [1, 0],
  'falco-psp-host-network-ports.json': [1, 0],
  'falco-psp-host-network.json': [1, 0],
  'falco-psp-mount-etc-using-host-path.json': [1, 0],
  'falco-psp-privilege-escalation.json': [1, 0],
  'falco-psp-run-as-user-0-container.json': [1, 0],
  'falco-trace-anonymous-creates-namespace-foo.json': [1, 0],
  'falco-trace-attach-pod.json': [1, 0],
  'falco-trace-create-cluster-role-pod-exec.json': [1, 0],
  'falco-trace-create-cluster-role-wildcard-resources.json': [1, 0],
  'falco-trace-create-cluster-role-write-privileges.json': [1, 0],
  'falco-trace-create-clusterrole.json': [1, 0],
  'falco-trace-create-clusterrolebinding.json': [1, 0],
  'falco-trace-create-configmap-sensitive-values.jsonl': [6, 0],
  'falco-trace-create-configmap.json': [1, 0],
  'falco-trace-create-deployment.json': [1, 0],
  'falco-trace-create-kube-system-secret.json': [1, 0],
  'falco-trace-create-nginx-pod-hostnetwork.json': [1, 0],
  'falco-trace-create-nginx-pod-no-secctx-1st-container-privileged-2nd-container.json': [1, 0],
  'falco-trace-create-nginx-pod-privileged.json': [1, 0],
  'falco-trace-create-nginx-pod-sensitive-mount.json': [1, 0],
  'falco-trace-create-nginx-pod-unprivileged.json': [1, 0],
  'falco-trace-create-nginx-pod-unsensitive-mount.json': [1, 0],
  'falco-trace-create-nginx-service-nonodeport.json': [1, 0],
  'falco-trace-create-pod-kube-system-namespace.json': [1, 0],
  'falco-trace-create-secret.json': [1, 0],
  'falco-trace-create-service.json': [1, 0],
  'falco-trace-create-serviceaccount-kube-public-namespace.json': [1, 0],
  'falco-trace-create-serviceaccount.json': [1, 0],
  'falco-trace-delete-cluster-role-kube-aggregator.json': [1, 0],
  'falco-trace-delete-clusterrole.json': [1, 0],
  'falco-trace-delete-configmap.json': [1, 0],
  'falco-trace-delete-namespace-foo.json': [1, 0],
  'falco-trace-delete-service.json': [1, 0],
  'falco-trace-delete-serviceaccount.json': [1, 0],
  'falco-trace-fal-01-003.json': [0, 1],
  'falco-trace-modify-cluster-role-node-problem-detector.json': [1, 0],
  'falco-trace-some-user-creates-namespace-foo.json': [1, 0],
  'panther-anonymous-api-access.jsonl': [8, 0],
  'panther-azure-activity-rolebinding-created.jsonl': [0, 5],
  'panther-gcp-k8s-cron-job-created-or-modified.jsonl': [2, 1],
  'panther-gcp-k8s-ioc-activity.jsonl': [0, 2],
  'panther-gcp-k8s-new-daemonset-deployed.jsonl': [2, 0],
  'panther-gcp-k8s-pod-attached-to-node-host-network.jsonl': [2, 0],
  'panther-gcp-k8s-pod-using-host-pid-namespace.jsonl': [2, 0],
  'panther-gcp-k8s-service-type-node-port-deployed.jsonl': [3, 0],
  'panther-k8s-admission-controller-created.jsonl': [6, 0],
  'panther-k8s-anonymous-api-access.jsonl': [8, 0],
  'panther-k8s-client-certificate-created.jsonl': [9, 0],
  'panther-k8s-daemonset-created.jsonl': [7, 0],
  'panther-k8s-exec-into-pod.jsonl': [5, 0],
  'panther-k8s-ingress-without-tls.jsonl': [7, 0],
  'panther-k8s-ioc-activity.jsonl': [4, 2],
  'panther-k8s-pod-dangerous-capabilities.jsonl': [6, 0],
  'panther-k8s-pod-host-ipc.jsonl': [6, 0],
  'panther-k8s-pod-host-network.jsonl': [6, 0],
  'panther-k8s-privileged-pod-created.jsonl': [8, 0],
  'panther-k8s-role-node-proxy-permissions.jsonl': [9, 0],
  'panther-k8s-role-pod-exec.jsonl': [8, 0],
  'panther-k8s-role-write-permissions.jsonl': [8, 0],
  'panther-k8s-secret-access-denied.jsonl': [9, 0],
  'panther-k8s-secret-enumeration.jsonl': [7, 0],
  'panther-k8s-service-nodeport.jsonl': [6, 0],
  'panther-k8s-steal-serviceaccount-token.jsonl': [12, 0],
  'panther-k8s-system-principal-public-ip.jsonl': [18, 0],
  'panther-system-namespace-public-ip.jsonl': [9, 0],
}

function observe(file: string) {
  const read = readDocuments(readFileSync(join(folder, file), 'utf8'))
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const context = { collectedAt: '2026-03-01T12:00:00Z', collector: 'corpus', cluster: 'corpus' }
  const recognised = kubernetesAuditAdapter.recognise(read.documents) === null
  const result = kubernetesAuditAdapter.read(read.documents, context)
  if (result.ok) return { recognised, audit: result.observation.audit ?? [], rejected: result.observation.rejected }
  return { recognised, audit: [], rejected: result.problems }
}

describe('corpus of audit logs', () => {
  it(`folder ${present ? 'is known file by file' : 'is not on this machine: nothing to compare with'}`, () => {
    const files = present ? readdirSync(folder).filter((name) => !name.includes('.labels.')) : []
    expect(files.toSorted()).toEqual(present ? Object.keys(expected).toSorted() : [])
  })

  it.each(present ? Object.entries(expected) : [])('%s', (file, [events, rejected]) => {
    const read = observe(file)
    expect(read.recognised).toBe(events > 0)
    expect([read.audit.length, read.rejected.length]).toEqual([events, rejected])
    for (const event of read.audit) {
      expect(event.at).toBe(new Date(event.at).toISOString())
      expect(event.cluster).toBe('k8s/corpus')
      expect(event.code === null || (event.code >= 100 && event.code < 600)).toBe(true)
      if (event.object?.resource === 'secrets')
        expect(JSON.stringify(event.requestObject)).not.toMatch(/"data":\{"[^"]+":"(?!\[redacted)/)
    }
  })

  it.each(present ? ['each envelope'] : [])('says of %s who did what', () => {
    const [native, aks, gke] = observe('panther-k8s-exec-into-pod.jsonl').audit
    const exec = { resource: 'pods', subresource: 'exec', namespace: 'default', name: 'nginx-pod', group: '' }
    expect(native).toMatchObject({ verb: 'create', code: 101, object: exec, user: { name: 'john.doe@example.com' } })
    expect(aks).toMatchObject({ verb: 'get', stage: 'ResponseStarted', object: exec, user: { name: 'masterclient' } })
    expect(gke).toMatchObject({
      verb: 'create',
      code: 200,
      object: exec,
      user: { name: 'user@company.com' },
      sourceIps: ['1.2.3.4'],
    })
    const [, conflict] = observe('panther-gcp-k8s-service-type-node-port-deployed.jsonl').audit
    expect(conflict).toMatchObject({
      code: 409,
      object: { resource: 'services', name: 'test-ns' },
      responseObject: null,
    })
    const [acted] = observe('audit2rbac-demo-impersonation.jsonl').audit
    expect(acted).toMatchObject({ user: { name: 'system:admin' }, impersonated: { name: 'bob' }, verb: 'list' })
    const [shell] = observe('crowdsec-pod-exec.jsonl').audit
    expect(shell?.uri).toContain('command=%2Fbin%2Fbash&container=centos')
  })
})
