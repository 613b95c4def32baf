import { describe, expect, it } from 'vitest'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { checks } from './catalogue'
import type { Check, ObjectCheck } from './check'
import { evaluateImage, evaluateObject } from './evaluate'
import { noExclusions } from './exclusions'
import { hardened, workload } from './testing/workload'

const asset = { kind: 'workload', key: 'k8s/c/apps/Deployment/shop/web', namespace: 'shop' } as const
const related = { imageUsers: {} }
const objectChecks = checks
  .filter((check) => check.subject === 'object')
  .filter((check) => check.assetKinds.includes('workload'))
const statuses = (object: KubernetesObject, namespace = 'shop') =>
  evaluateObject({ ...asset, namespace }, object, related).results.map(({ verdict }) => verdict.status)

describe('evaluateObject', () => {
  it('finds nothing on a hardened workload', () => {
    const { results, problems } = evaluateObject(asset, workload('Deployment', hardened), related)
    expect(problems).toEqual([])
    expect(results.map(({ checkId }) => checkId)).toEqual(objectChecks.map(({ id }) => id))
    expect(new Set(results.map(({ verdict }) => verdict.status))).not.toContain('unhealthy')
  })

  it('finds what is wrong with a careless one', () => {
    const { results } = evaluateObject(
      asset,
      workload('Deployment', { hostPID: true, containers: [{ name: 'web', image: 'nginx' }] }),
      related,
    )
    const failing = results.filter(({ verdict }) => verdict.status === 'unhealthy').map(({ checkId }) => checkId)
    expect(failing).toEqual([
      'k8s-pod-allow-privilege-escalation',
      'k8s-pod-host-pid',
      'k8s-pod-drop-all-capabilities',
      'k8s-pod-cap-net-raw',
      'k8s-pod-run-as-non-root',
      'k8s-pod-readonly-rootfs',
      'k8s-pod-seccomp-default',
      'k8s-pod-linux-hardening',
      'k8s-res-cpu-limit',
      'k8s-res-memory-limit',
      'k8s-res-cpu-request',
      'k8s-res-memory-request',
      'k8s-res-ephemeral-storage',
      'k8s-res-liveness-probe',
      'k8s-img-latest-tag',
      'k8s-img-digest-pinned',
    ])
  })

  it('applies only checks of that kind of asset', () => {
    const { results } = evaluateObject({ ...asset, kind: 'service' }, workload('Pod', hardened), related)
    expect(results.map(({ checkId }) => checkId)).toContain('k8s-svc-nodeport')
    expect(results.map(({ verdict }) => verdict.status)).not.toContain('unhealthy')
    expect(results.map(({ checkId }) => checkId)).not.toContain('k8s-pod-privileged')
  })

  it('leaves excluded namespaces to checks of images', () => {
    const object = workload('Deployment', { containers: [{ name: 'web', image: 'nginx' }] })
    const { results } = evaluateObject({ ...asset, namespace: 'kube-system' }, object, related)
    const decided = results.filter(({ verdict }) => verdict.status !== 'not-applicable')
    expect(decided.map(({ checkId }) => checkId)).toEqual([
      'k8s-img-latest-tag',
      'k8s-img-digest-pinned',
      'k8s-img-pull-policy',
      'k8s-img-deprecated-registry',
      'k8s-ns-system-workload',
      'k8s-rbac-dashboard',
      'k8s-cluster-tiller',
    ])
    expect(results[0]?.verdict).toEqual({
      status: 'not-applicable',
      reason: 'namespace kube-system is excluded from this check',
    })
    const nowhere = () => ({ enabled: true, exclusions: noExclusions, parameters: {} })
    expect(evaluateObject({ ...asset, namespace: 'kube-system' }, object, related, nowhere)).toEqual(
      evaluateObject(asset, object, related),
    )
  })

  it('takes the exclusions of the very check, also for those that look everywhere', () => {
    const settingOf = (check: Check) =>
      check.id === 'k8s-img-latest-tag'
        ? { enabled: true, exclusions: { ...noExclusions, images: ['nginx*'] }, parameters: {} }
        : { enabled: check.id !== 'k8s-pod-cap-net-raw', exclusions: noExclusions, parameters: {} }
    const object = workload('Deployment', { containers: [{ name: 'web', image: 'nginx' }] })
    const { results } = evaluateObject(asset, object, related, settingOf)
    const reasons = results.flatMap(({ checkId, verdict }) =>
      verdict.status === 'not-applicable' ? [[checkId, verdict.reason]] : [],
    )
    expect(reasons).toContainEqual([
      'k8s-img-latest-tag',
      'every image of the pod is excluded from this check (nginx*)',
    ])
    expect(reasons).toContainEqual(['k8s-pod-cap-net-raw', 'this recommendation is switched off in the environment'])
    expect(reasons.map(([id]) => id)).not.toContain('k8s-pod-run-as-non-root')
  })

  it('leaves one container alone whose image is excluded, and keeps the place of the other', () => {
    const settingOf = () => ({
      enabled: true,
      exclusions: { ...noExclusions, images: ['mesh/proxy:*'] },
      parameters: {},
    })
    const object = workload('Deployment', {
      containers: [
        { name: 'proxy', image: 'mesh/proxy:1' },
        { name: 'web', image: 'nginx' },
      ],
    })
    const { results } = evaluateObject(asset, object, related, settingOf)
    const found = results.find(({ checkId }) => checkId === 'k8s-pod-drop-all-capabilities')?.verdict
    expect(found).toMatchObject({ status: 'unhealthy', evidence: [{ path: expect.stringContaining('containers[1]') }] })
    expect(found).toHaveProperty('evidence.length', 1)
  })

  it('takes the namespace from the object where the asset does not say it', () => {
    const object = workload('Pod', { hostPID: true })
    const inSystem = { ...object, metadata: { ...object.metadata, namespace: 'kube-system' } }
    const { results } = evaluateObject({ kind: 'workload', key: 'k' }, inSystem, related)
    expect(results.filter(({ verdict }) => verdict.status === 'unhealthy').map(({ checkId }) => checkId)).toEqual([
      'k8s-ns-system-workload',
    ])
    expect(statuses(inSystem)).toContain('unhealthy')
  })

  it('reports one problem for an object that no check can read, and keeps what does not need it', () => {
    const base = workload('Deployment', hardened)
    const { results, problems } = evaluateObject(
      asset,
      { ...base, spec: { template: { spec: { hostPID: 'yes' } } } },
      related,
    )
    expect(results.map(({ checkId }) => checkId)).toEqual(['k8s-res-deprecated-api', 'k8s-ns-default'])
    expect(problems).toHaveLength(1)
    expect(problems[0]?.message).toMatch(
      /^k8s\/c\/apps\/Deployment\/shop\/web could not be assessed: spec\.template\.spec\.hostPID: /,
    )
    expect(problems[0]?.path.split(', ')).toHaveLength(objectChecks.length - 2)
  })

  it('does not lose other results to a check that throws, whatever it throws', () => {
    const [first, second] = objectChecks
    if (first?.subject !== 'object' || second?.subject !== 'object') throw new Error('no checks')
    const broken: ObjectCheck = {
      ...first,
      evaluate() {
        throw 'a string' as unknown as Error
      },
    }
    const { results, problems } = evaluateObject(asset, workload('Pod', hardened), related, undefined, [broken, second])
    expect(results.map(({ checkId }) => checkId)).toEqual([second.id])
    expect(problems).toEqual([{ path: first.id, message: `${asset.key} could not be assessed: a string` }])
  })
})

it('evaluateImage applies the checks of images', () => {
  const findings = { critical: 1, high: 0, medium: 0, low: 0, fixable: 1, scanned: true }
  const { results, problems } = evaluateImage('docker.io/library/nginx', findings)
  expect(results).toMatchObject([{ checkId: 'image-vulnerabilities', verdict: { status: 'unhealthy' } }])
  expect(problems).toEqual([])
})

it('evaluateImage leaves out images that are excluded from the very check', () => {
  const findings = { critical: 1, high: 0, medium: 0, low: 0, fixable: 1, scanned: true }
  const settingOf = () => ({ enabled: true, exclusions: { ...noExclusions, images: ['docker.io/*'] }, parameters: {} })
  expect(evaluateImage('docker.io/library/nginx@sha256:0', findings, settingOf).results).toEqual([
    {
      checkId: 'image-vulnerabilities',
      verdict: { status: 'not-applicable', reason: 'the image is excluded from this check (docker.io/*)' },
    },
  ])
  expect(evaluateImage('ghcr.io/a/b', findings, settingOf).results).toMatchObject([
    { verdict: { status: 'unhealthy' } },
  ])
})
