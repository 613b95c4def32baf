import { z } from 'zod'
import type { Json } from '@/lib/model/json'
import { numberParameter } from '../parameter'
import { podCheck, type Pod } from '../pod-check'
import { proof } from '../verdict'

const longest = numberParameter({
  name: 'maximumSeconds',
  description: 'Seconds that a projected token may live.',
  default: 86_400,
})
const hour = 3_600

const volumeSchema = z.looseObject({
  projected: z
    .looseObject({
      sources: z
        .array(
          z.looseObject({ serviceAccountToken: z.looseObject({ expirationSeconds: z.number().nullish() }).nullish() }),
        )
        .nullish(),
    })
    .nullish(),
})

const projectedOf = (pod: Pod) =>
  (pod.spec.volumes ?? []).flatMap((volume, index) => {
    const sources = volumeSchema.safeParse(volume).data?.projected?.sources
    return sources ? [{ name: volume.name, sources, path: `${pod.path}.volumes[${index}].projected.sources` }] : []
  })

const lifetime = (source: { serviceAccountToken?: { expirationSeconds?: number | null } | null }) =>
  source.serviceAccountToken?.expirationSeconds ?? 0

export const saTokenLifetime = podCheck({
  id: 'k8s-sa-token-lifetime',
  name: 'Projected tokens should be short-lived',
  description:
    'The pod asks for a service-account token that stays valid for more than a day. Whoever copies it has that long to use it from anywhere. The kubelet renews tokens by itself, so programs lose nothing by a short life.',
  severity: 'low',
  control: 'manage-access',
  remediation: [
    'Set `expirationSeconds` to 3600, or leave it out, which means the same.',
    'See that the program reads the file anew, as current client libraries do.',
  ],
  mappings: { cis: ['5.1.6'], nsa: ['PS-token'] },
  parameters: [longest],
  inspect: (pod, _related, parameters) =>
    projectedOf(pod).flatMap(({ name, sources, path }) =>
      sources.flatMap((source, index) =>
        lifetime(source) > longest.of(parameters)
          ? [
              proof(
                `${path}[${index}].serviceAccountToken.expirationSeconds`,
                lifetime(source),
                `the token in volume "${name}" lives ${Math.round(lifetime(source) / hour)} hours`,
              ),
            ]
          : [],
      ),
    ),
  mend: (pod, parameters) => ({
    spec: {
      volumes: projectedOf(pod).flatMap(({ name, sources }): Json[] => {
        const most = longest.of(parameters)
        if (!sources.some((source) => lifetime(source) > most)) return []
        // The list of sources has no key to merge by, so it is given whole.
        const mended = sources.map((source) =>
          lifetime(source) > most
            ? { ...source, serviceAccountToken: { ...source.serviceAccountToken, expirationSeconds: hour } }
            : source,
        )
        return [{ name, projected: { sources: mended as Json } }]
      }),
    },
  }),
})
