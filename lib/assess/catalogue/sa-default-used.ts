import { podCheck } from '../pod-check'
import { accountNameOf, accountUnknown, mountsToken } from '../service-account'
import { proof } from '../verdict'

export const saDefaultUsed = podCheck({
  id: 'k8s-sa-default-used',
  name: 'Workloads should not use the default service account',
  description:
    'The pod runs as the account `default`, which it shares with everything in the namespace that named none, and gets its token. A role given to that account reaches all of them, and the audit log cannot tell them apart.',
  severity: 'medium',
  control: 'manage-access',
  remediation: [
    'Create a service account for this workload, with the roles that it needs, and name it in `serviceAccountName`.',
    'If it does not speak to the API, set `automountServiceAccountToken: false`.',
  ],
  mappings: { cis: ['5.1.5'], nsa: ['PS-token'], kubescape: ['C-0189', 'C-0225'], trivy: ['KSV-0036'] },
  needs: ['service-accounts'],
  inspect: ({ spec, path, object }, { facts }) => {
    if (accountNameOf(spec) !== 'default') return []
    const mounts = mountsToken(spec, object.metadata.namespace, facts)
    if (mounts === null) return { missing: accountUnknown }
    if (!mounts) return []
    const written = spec.serviceAccountName ? spec.serviceAccountName : undefined
    return [proof(`${path}.serviceAccountName`, written, 'the pod runs as the account "default" and gets its token')]
  },
  mend: () => ({
    spec: { automountServiceAccountToken: false },
    note: 'For a program that does not speak to the API; otherwise give it an account of its own.',
  }),
})
