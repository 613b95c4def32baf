import { z } from 'zod'
import type { AssetKind } from '@/lib/model/asset'
import { typeUnknown } from '@/lib/model/credential-words'
import { onceOf, noFacts } from '../facts/cluster-facts'
import { objectCheck } from '../object-check'
import { numberParameter } from '../parameter'
import { proof } from '../verdict'

const day = 86_400_000
const oldest = numberParameter({
  name: 'unusedDays',
  description: 'Days that a new Secret may wait for its first use.',
  default: 30,
})

/**
 * All that could refer to a Secret; of each, a complete list must be there before absence proves anything. What a Job
 * needs its pods say.
 */
const users: readonly (readonly [AssetKind, string])[] = [
  ['workload', 'Deployment'],
  ['workload', 'StatefulSet'],
  ['workload', 'DaemonSet'],
  ['workload', 'CronJob'],
  ['workload', 'Pod'],
  ['service-account', 'ServiceAccount'],
  ['ingress', 'Ingress'],
]

const tlsSchema = z.looseObject({
  tls: z.array(z.looseObject({ secretName: z.string().nullish() })).nullish(),
})
const useKey = (namespace: string | null, name: string) => `${namespace ?? ''}/${name}`

/** The secrets that something refers to, by namespace and name. */
const usedOf = onceOf(
  (facts) =>
    new Set([
      ...facts.all('secret-uses').flatMap(({ namespace, secrets }) => secrets.map((name) => useKey(namespace, name))),
      ...facts
        .all('service-accounts')
        .flatMap(({ namespace, pullSecrets }) => pullSecrets.map((name) => useKey(namespace, name))),
      ...facts
        .all('entries')
        .flatMap(({ namespace, spec }) =>
          (tlsSchema.safeParse(spec).data?.tls ?? []).flatMap(({ secretName }) =>
            secretName ? [useKey(namespace, secretName)] : [],
          ),
        ),
    ]),
)

export const secretUnused = objectCheck({
  id: 'k8s-secret-unused',
  name: 'Unused secrets should be removed',
  description:
    'Nothing that was reported refers to this Secret. A credential that nobody uses can still be read and still opens what it opens; nobody notices when it is stolen, and nobody rotates it.',
  severity: 'informational',
  preview: true,
  control: 'best-practices',
  remediation: [
    'Ask the owner of the namespace, then delete the Secret and void the credential in it.',
    'If an operator or a program reads it through the API, exempt it with that reason.',
  ],
  mappings: { nsa: ['NET-sec'] },
  parameters: [oldest],
  needs: ['secret-uses', 'service-accounts', 'entries'],
  kind: 'Secret',
  assetKind: 'secret',
  passesOver: ({ type }) =>
    type === undefined || type === null || type === 'Opaque'
      ? null
      : 'only secrets of applications (Opaque) are looked at',
  inspect: (
    { type, metadata: { name, namespace = null, creationTimestamp } },
    { facts = noFacts, now },
    parameters,
  ) => {
    if (usedOf(facts).has(useKey(namespace, name))) return []
    if (typeof type !== 'string') return { missing: typeUnknown }
    if (!users.every(([kind, objectKind]) => facts.isListed(kind, objectKind, namespace))) {
      return { missing: 'not everything that could use it was listed' }
    }
    const made = Date.parse(creationTimestamp ?? '')
    if (!now || Number.isNaN(made)) return { missing: 'when it was made is not known' }
    const days = Math.floor((now.getTime() - made) / day)
    // A new one may be waiting for what will use it.
    if (days <= oldest.of(parameters)) return []
    return [proof('metadata.name', name, `made ${new Date(made).toISOString().slice(0, 10)}, and nothing refers to it`)]
  },
})
