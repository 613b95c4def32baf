import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { containerPatches, patchYaml, type PodPatch } from './patch'
import { containersOf, podSpecOf } from './pod'
import { hardened, workload } from './testing/workload'

function yamlOf(object: KubernetesObject, patch: PodPatch): string | null {
  const template = podSpecOf(object)
  if (!template) throw new Error('no template')
  return patchYaml(object, template, patch)
}

describe('patchYaml', () => {
  it('names the object and holds only what changes', () => {
    expect(yamlOf(workload('CronJob', hardened), { spec: { hostPID: false } })).toBe(
      [
        'apiVersion: batch/v1',
        'kind: CronJob',
        'metadata:',
        '  name: web',
        '  namespace: shop',
        'spec:',
        '  jobTemplate:',
        '    spec:',
        '      template:',
        '        spec:',
        '          hostPID: false',
        '',
      ].join('\n'),
    )
  })

  it('puts annotations beside the spec of the template, and into the metadata of a pod', () => {
    const patch = { spec: { hostPID: false }, annotations: { a: null, b: 'c' } }
    expect(parse(yamlOf(workload('Deployment', hardened), patch) ?? '')).toMatchObject({
      metadata: { name: 'web', namespace: 'shop' },
      spec: { template: { metadata: { annotations: { a: null, b: 'c' } }, spec: { hostPID: false } } },
    })
    expect(parse(yamlOf(workload('Pod', hardened), patch) ?? '')).toMatchObject({
      metadata: { name: 'web', namespace: 'shop', annotations: { a: null, b: 'c' } },
      spec: { hostPID: false },
    })
  })

  it('warns where the API refuses changes', () => {
    expect(yamlOf(workload('Pod', hardened), { spec: { hostPID: false }, note: 'Mind this.' })).toMatch(
      /^# Mind this\.\n# A running pod refuses this change.*\napiVersion: v1\n/,
    )
  })

  it('is null when nothing changes', () => {
    expect(yamlOf(workload('Pod', hardened), {})).toBeNull()
    expect(yamlOf(workload('Pod', hardened), { spec: {}, annotations: {}, note: 'x' })).toBeNull()
  })

  it('writes hostile names as text', () => {
    const name = 'x: y\n# injected\nkind: Secret'
    const spec = { containers: [{ name, securityContext: { privileged: true } }] }
    const object = workload('Deployment', spec)
    const refs = containersOf({ containers: [{ name }] }, 'spec')
    const text =
      yamlOf(object, { spec: containerPatches(refs, () => ({ securityContext: { privileged: false } })) }) ?? ''
    expect(parse(text)).toMatchObject({ kind: 'Deployment', spec: { template: { spec: { containers: [{ name }] } } } })
  })
})

it('containerPatches names containers by list and leaves ephemeral ones out', () => {
  const spec = {
    containers: [{ name: 'a' }, { name: 'b' }],
    initContainers: [{ name: 'c' }],
    ephemeralContainers: [{ name: 'd' }],
  }
  const change = containerPatches(containersOf(spec, 'spec'), ({ container }) =>
    container.name === 'a' ? null : { tty: false },
  )
  expect(change).toEqual({ containers: [{ name: 'b', tty: false }], initContainers: [{ name: 'c', tty: false }] })
})
