import { expect, it } from 'vitest'
import type { PodSpec } from '@/lib/model/kubernetes'
import { containersOf } from './pod'
import { limitFaults, limitPatch } from './resource-limit'

const podOf = (spec: PodSpec) => ({
  spec,
  path: 'spec',
  annotations: {},
  annotationsPath: '',
  containers: containersOf(spec, 'spec'),
})

it('names the container and the resource', () => {
  const pod = podOf({ containers: [{ name: 'a', resources: { limits: { cpu: '1' } } }, { name: 'b' }] })
  expect(limitFaults(pod, 'cpu')).toEqual([
    { path: 'spec.containers[1].resources.limits.cpu', message: 'container "b" has no cpu limit' },
  ])
  expect(limitFaults(pod, 'memory')).toHaveLength(2)
})

it('changes nothing where the pod as a whole is limited', () => {
  const pod = podOf({ containers: [{ name: 'a' }], resources: { limits: { cpu: 2, memory: '0' } } })
  expect(limitFaults(pod, 'cpu')).toEqual([])
  expect(limitPatch(pod, 'cpu')).toEqual({})
  expect(limitFaults(pod, 'memory')).toHaveLength(1)
})

it.each([[null], ['x'], [{ limits: 'much' }], [{ limits: { cpu: {} } }]])('takes no limit out of %j', (resources) => {
  expect(limitFaults(podOf({ containers: [{ name: 'a' }], resources }), 'cpu')).toHaveLength(1)
})
