import type { CheckFacts, ObjectCheck } from '../check'
import { objectCheck } from '../object-check'
import { booleanParameter } from '../parameter'
import { podCheck } from '../pod-check'
import { accountNameOf, accountOf, accountUnknown, mountsToken } from '../service-account'
import { proof } from '../verdict'

const allowBound = booleanParameter({
  name: 'allowBoundAccounts',
  description: 'Pass pods whose account is bound to a role of its own: they presumably need the token.',
  default: false,
})

const facts: CheckFacts = {
  id: 'k8s-sa-automount-token',
  name: 'API credentials should not be auto-mounted',
  description:
    'The token of a service account is put into the pod although nothing asked for it. Whoever breaks into the program finds it in a well-known place and speaks to the API server with it.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Set `automountServiceAccountToken: false` on the pod, and on its service account.',
    'Where the program does speak to the API, mount a projected token with a short life and its own audience.',
  ],
  mappings: {
    defender: 'Kubernetes clusters should disable automounting API credentials',
    azurePolicy: '423dd1ba-798e-40e4-9c4d-b6902674b423',
    cis: ['5.1.6'],
    nsa: ['PS-token'],
    kubescape: ['C-0034', 'C-0190', 'C-0261'],
    trivy: ['KSV-0036'],
  },
  parameters: [allowBound],
}

const ofPods = podCheck({
  ...facts,
  inspect: ({ spec, path, object }, { facts: cluster }, parameters) => {
    const { namespace } = object.metadata
    const mounts = mountsToken(spec, namespace, cluster)
    if (mounts === null) return { missing: accountUnknown }
    if (!mounts) return []
    const name = accountNameOf(spec)
    const subject = `ServiceAccount/${namespace ?? ''}/${name}`
    if (allowBound.of(parameters) && cluster?.all('bindings').some(({ subjects }) => subjects.includes(subject))) {
      return { unknown: `account "${name}" is bound to a role, so the token is presumably needed` }
    }
    const own = spec.automountServiceAccountToken
    const account = accountOf(spec, namespace, cluster)
    const why =
      own === true
        ? 'the pod asks for it'
        : account !== 'missing' && account?.automount === true
          ? `its account "${name}" asks for it`
          : `neither the pod nor its account "${name}" says no`
    return [proof(`${path}.automountServiceAccountToken`, own ?? undefined, `the token is mounted: ${why}`)]
  },
  mend: () => ({ spec: { automountServiceAccountToken: false } }),
})

const ofAccounts = objectCheck({
  ...facts,
  kind: 'ServiceAccount',
  assetKind: 'service-account',
  inspect: (
    { automountServiceAccountToken: mounts, metadata: { name, namespace } },
    { facts: cluster },
    parameters,
  ) => {
    if (mounts === false) return []
    const subject = `ServiceAccount/${namespace ?? ''}/${name}`
    if (allowBound.of(parameters) && cluster?.all('bindings').some(({ subjects }) => subjects.includes(subject)))
      return []
    return [
      proof(
        'automountServiceAccountToken',
        mounts === true ? true : undefined,
        'pods that run as this account get its token unless they say no',
      ),
    ]
  },
  mend: () => ({ automountServiceAccountToken: false }),
})

export const saAutomountToken: ObjectCheck = {
  ...facts,
  subject: 'object',
  assetKinds: ['workload', 'service-account'],
  needs: ['service-accounts', 'bindings'],
  evaluate: (object, ...rest) => of(object.kind).evaluate(object, ...rest),
  patch: (object, ...rest) => of(object.kind).patch?.(object, ...rest) ?? null,
}

function of(kind: string): ObjectCheck {
  return kind === 'ServiceAccount' ? ofAccounts : ofPods
}
