import { z } from 'zod'
import { apiRemoval } from '../api-versions'
import type { ObjectCheck } from '../check'
import { proof, verdictOf } from '../verdict'

/** Which tool wrote the object as which version, as far as the cluster remembers. */
const written = z.array(z.looseObject({ manager: z.string().nullish(), apiVersion: z.string() }))

export const resDeprecatedApi: ObjectCheck = {
  subject: 'object',
  assetKinds: ['workload', 'ingress', 'network-policy', 'role', 'role-binding', 'admission', 'volume', 'api-service'],
  id: 'k8s-res-deprecated-api',
  name: 'Objects should not use deprecated or removed API versions',
  description:
    'A manifest in a version of the API that is gone cannot be applied any more: after the upgrade, or on a new cluster, the rollout fails when it is needed most. The cluster itself goes on with what it has stored, so nothing shows before.',
  severity: 'low',
  control: 'best-practices',
  remediation: [
    'Change `apiVersion` in the manifest or chart to the one named below, and the fields that it renamed.',
    'Let `kubectl convert` do it for plain manifests, and apply the result.',
  ],
  mappings: { nsa: ['UPG'], trivy: ['KSV-0107'] },
  evaluate({ apiVersion, kind, metadata }) {
    const own = apiRemoval(apiVersion, kind)
    const parsed = written.safeParse(metadata['managedFields'])
    const traces = (parsed.data ?? []).flatMap((entry, index) => {
      const removal = apiRemoval(entry.apiVersion, kind)
      return removal ? [{ ...removal, ...entry, at: `metadata.managedFields[${index}].apiVersion` }] : []
    })
    const words = ({ minor, successor }: { minor: number; successor: string }) =>
      `gone since Kubernetes 1.${minor}; now ${successor}`
    return verdictOf([
      ...(own ? [proof('apiVersion', apiVersion, `${apiVersion} of ${kind} is ${words(own)}`)] : []),
      ...traces.map((trace) =>
        proof(
          trace.at,
          trace.apiVersion,
          `${trace.manager ?? 'a tool'} wrote it as ${trace.apiVersion}, ${words(trace)}`,
        ),
      ),
    ])
  },
}
