import { describe, expect, it } from 'vitest'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { containersOf, hasUserNamespace, isWindows, keyed, podSpecOf } from './pod'
import { hardened, service, workload } from './testing/workload'

describe('podSpecOf', () => {
  it.each([
    ['Pod', 'spec', 'metadata.annotations'],
    ['Deployment', 'spec.template.spec', 'spec.template.metadata.annotations'],
    ['DaemonSet', 'spec.template.spec', 'spec.template.metadata.annotations'],
    ['Job', 'spec.template.spec', 'spec.template.metadata.annotations'],
    ['CronJob', 'spec.jobTemplate.spec.template.spec', 'spec.jobTemplate.spec.template.metadata.annotations'],
  ] as const)('finds the template of a %s', (kind, path, annotationsPath) => {
    const template = podSpecOf(workload(kind, hardened, { team: 'shop' }))
    expect(template).toMatchObject({ path, annotationsPath, annotations: { team: 'shop' } })
    expect(template?.spec.containers).toHaveLength(2)
  })

  it.each(['ReplicaSet', 'StatefulSet', 'ReplicationController'])('knows %s', (kind) => {
    const object = { ...workload('Deployment', hardened), kind }
    expect(podSpecOf(object)?.path).toBe('spec.template.spec')
  })

  it.each(['Service', 'constructor', '__proto__', 'pod'])('finds none in a %s', (kind) => {
    expect(podSpecOf({ ...workload('Deployment', hardened), kind })).toBeNull()
  })

  it('finds none where the template is missing or no object', () => {
    expect(podSpecOf(service)).toBeNull()
    for (const spec of [null, {}, { template: null }, { template: 'x' }, { template: {} }]) {
      const object: KubernetesObject = { ...service, kind: 'Deployment', spec }
      expect(podSpecOf(object)).toBeNull()
    }
  })

  it('ignores annotations that are no text', () => {
    const object: KubernetesObject = {
      ...service,
      kind: 'Deployment',
      spec: { template: { metadata: { annotations: { a: 1, b: 'two' } }, spec: {} } },
    }
    expect(podSpecOf(object)?.annotations).toEqual({ b: 'two' })
  })

  it('names the field of a template that has the wrong shape', () => {
    const object: KubernetesObject = {
      ...service,
      kind: 'Deployment',
      spec: { template: { spec: { containers: [{ name: 'a' }, { name: 7 }] } } },
    }
    expect(() => podSpecOf(object)).toThrow(/^spec\.template\.spec\.containers\.1\.name: /)
    expect(() => podSpecOf(object)).toThrow(TypeError)
  })
})

it('containersOf lists ordinary, init and ephemeral containers with their places', () => {
  const spec = {
    containers: [{ name: 'web' }],
    initContainers: [{ name: 'setup' }, { name: 'mesh', restartPolicy: 'Always' }],
    ephemeralContainers: [{ name: 'debug' }],
  }
  expect(containersOf(spec, 'spec').map(({ path, label, list, sidecar }) => [path, label, list, sidecar])).toEqual([
    ['spec.containers[0]', 'container "web"', 'containers', false],
    ['spec.initContainers[0]', 'init container "setup"', 'initContainers', false],
    ['spec.initContainers[1]', 'init container "mesh"', 'initContainers', true],
    ['spec.ephemeralContainers[0]', 'ephemeral container "debug"', 'ephemeralContainers', false],
  ])
  expect(containersOf({ containers: null }, 'spec')).toEqual([])
})

it('reads the flags of a pod', () => {
  expect([isWindows({ os: { name: 'windows' } }), isWindows({ os: { name: 'linux' } }), isWindows({})]).toEqual([
    true,
    false,
    false,
  ])
  expect([hasUserNamespace({ hostUsers: false }), hasUserNamespace({ hostUsers: null })]).toEqual([true, false])
  expect(keyed('metadata.annotations', 'a"b')).toBe(String.raw`metadata.annotations["a\"b"]`)
})
