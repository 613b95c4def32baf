import { randomUUID } from 'node:crypto'
import { hardened, withContext, workload } from '@/lib/assess/testing/workload'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import type { Json } from '@/lib/model/json'
import type { ObservedAsset } from '@/lib/model/observation'
import type { Context } from '@/lib/operation'
import { observe, store } from '@/lib/store/testing'

/** A reader of these environments, asking at `now`. */
export function postureReader(environments: string[] | 'all', now = new Date('2026-11-20T00:00:00Z')): Context {
  const ids = environments === 'all' ? [null] : environments
  return {
    actor: {
      kind: 'user',
      id: 'reader',
      name: 'Ines Aalto',
      email: 'ines@plimsoll.example',
      grants: ids.map((environmentId) => ({ role: 'security_reader' as const, environmentId })),
      via: 'session',
    },
    origin: { requestId: randomUUID(), address: null, userAgent: null },
    now,
  }
}

export const safe = workload('Deployment', hardened)
export const privileged = withContext({ privileged: true })

const cluster = 'k8s/11111111-2222-3333-4444-555555555555'

/** Stores the workloads of one cluster, by name, as a whole list of Deployments taken at `evidenceAt`; more of their `attributes` by name. */
export async function storeWorkloads(
  environmentId: string,
  objects: Readonly<Record<string, KubernetesObject>>,
  evidenceAt = '2026-11-10T10:00:00.000Z',
  attributes: Readonly<Record<string, Record<string, Json>>> = {},
): Promise<void> {
  const workloads = Object.entries(objects).map(([name, object]): ObservedAsset => ({
    kind: 'workload',
    key: `${cluster}/apps/Deployment/shop/${name}`,
    name,
    namespace: 'shop',
    cluster,
    attributes: { kind: 'Deployment', replicas: 2, ...attributes[name] },
    document: { ...object, metadata: { ...object.metadata, name } } as unknown as Json,
  }))
  await store(
    environmentId,
    observe({
      source: 'kubernetes',
      evidenceAt,
      assets: [{ kind: 'cluster', key: cluster, name: 'prod-eu-1' }, ...workloads],
      scopes: [{ type: 'assets', cluster, kinds: ['workload'], objectKinds: ['Deployment'], complete: true }],
    }),
  )
}
