import type { AssetKind } from '@/lib/model/asset'
import type { RelatedFacts } from '../check'
import { ClusterFacts, type ClusterFact } from '../facts/cluster-facts'
import type { FactPart, FactTypes } from '../facts/part'

type Given<Part extends FactPart> = Partial<FactTypes[Part]> & { name: string }

const blanks = {
  id: '',
  objectKind: '',
  namespace: null,
  labels: {},
  podLabels: {},
  images: [],
  subjects: [],
  keys: [],
}
const unset = { secrets: [], commands: [], pullSecrets: [], automount: null, serviceAccount: null, exposed: null }
const absent = { version: null, type: null, external: false, hostNetwork: false, role: '' }

/** Facts of a cluster from the few fields that matter to a test. `listed`: of which kinds all objects are known. */
export function related(
  parts: { readonly [Part in FactPart]?: readonly Given<Part>[] },
  listed: readonly AssetKind[] = [],
  cluster: ClusterFact = { name: 'blue', version: 'v1.34.1', distribution: 'vanilla' },
): RelatedFacts {
  const whole = Object.fromEntries(
    Object.entries(parts).map(([part, objects]) => [
      part,
      objects.map((object) => ({ ...blanks, ...unset, ...absent, ...object })),
    ]),
  )
  const shelves = listed.map((kind) => ({ kind, objectKind: '*', namespace: '*' }))
  return { imageUsers: {}, facts: new ClusterFacts({ cluster, parts: whole, listed: shelves }) }
}

/** An object as tests judge it: `object('Namespace', 'shop')`. */
export const object = (kind: string, name: string, rest: object = {}, namespace?: string) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, ...(namespace && { namespace }) },
  ...rest,
})
