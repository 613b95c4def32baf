import type { Evidence } from '@/lib/model/assessment'
import type { Json } from '@/lib/model/json'
import { containerPatches, type PodPatch } from './patch'
import type { ContainerRef } from './pod'
import { perContainer, type Pod } from './pod-check'
import { proof } from './verdict'

export type Resource = 'cpu' | 'memory'
const startValue = { cpu: '500m', memory: '256Mi' } as const satisfies Record<Resource, string>
const startRequest = { cpu: '100m', memory: '128Mi' } as const satisfies Record<Resource, string>

/**
 * Containers without a limit of this resource. Ephemeral containers cannot have one and are left out; a limit on the
 * pod as a whole (Kubernetes 1.34) covers them all. A limit of zero limits nothing.
 */
export function limitFaults(pod: Pod, resource: Resource): Evidence[] {
  if (isSet(podLimit(pod, resource))) return []
  return perContainer(pod, (ref) => {
    const set = ref.container.resources?.limits?.[resource]
    return (
      lacks(ref, resource) &&
      proof(`${ref.path}.resources.limits.${resource}`, set, `${ref.label} has no ${resource} limit`)
    )
  })
}

/** A limit for each container without one: what it requests, else a value to start from. */
export function limitPatch(pod: Pod, resource: Resource): PodPatch {
  if (isSet(podLimit(pod, resource))) return {}
  return {
    spec: containerPatches(pod.containers, (ref) => {
      if (!lacks(ref, resource)) return null
      const requested = ref.container.resources?.requests?.[resource]
      const limit: Json = isSet(requested) ? requested : startValue[resource]
      return { resources: { limits: { [resource]: limit } } }
    }),
    note: `These are values to start from: measure the real use of ${resource}, then raise or lower them.`,
  }
}

/**
 * Containers without a request of this resource. A request that is not set equals the limit; a request on the pod as
 * a whole covers its containers. Ephemeral containers cannot have one.
 */
export function requestFaults(pod: Pod, resource: Resource): Evidence[] {
  if (isSet(podRequest(pod, resource))) return []
  return perContainer(pod, (ref) => {
    const set = ref.container.resources?.requests?.[resource]
    return (
      lacksRequest(ref, resource) &&
      proof(`${ref.path}.resources.requests.${resource}`, set, `${ref.label} requests no ${resource}`)
    )
  })
}

/** A request to start from for each container without one, never above its limit. */
export function requestPatch(pod: Pod, resource: Resource): PodPatch {
  if (isSet(podRequest(pod, resource))) return {}
  return {
    spec: containerPatches(pod.containers, (ref) => {
      if (!lacksRequest(ref, resource)) return null
      const limit = ref.container.resources?.limits?.[resource]
      return { resources: { requests: { [resource]: isSet(limit) ? limit : startRequest[resource] } } }
    }),
    note: `These are values to start from: measure the usual use of ${resource}, then raise or lower them.`,
  }
}

const lacksRequest = ({ list, container }: ContainerRef, resource: Resource) =>
  list !== 'ephemeralContainers' &&
  !isSet(container.resources?.requests?.[resource] ?? container.resources?.limits?.[resource])

const lacks = (ref: ContainerRef, resource: Resource) =>
  ref.list !== 'ephemeralContainers' && !isSet(ref.container.resources?.limits?.[resource])

// The schema lets the pod's own `resources` through untouched.
function podLimit(pod: Pod, resource: Resource): unknown {
  const limits = member(pod.spec['resources'], 'limits')
  return member(limits, resource)
}

const podRequest = (pod: Pod, resource: Resource) =>
  member(member(pod.spec['resources'], 'requests'), resource) ?? podLimit(pod, resource)

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
}

function isSet(quantity: unknown): quantity is string | number {
  if (typeof quantity === 'number') return quantity > 0
  return typeof quantity === 'string' && quantity !== '' && !/^0+(?:\.0*)?[A-Za-z]*$/.test(quantity)
}
