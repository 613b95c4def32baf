import { objectCheck } from '../object-check'
import { proof } from '../verdict'

export const saDefaultAutomount = objectCheck({
  id: 'k8s-sa-default-automount',
  name: 'Default service accounts should not auto-mount tokens',
  description:
    'Every pod that names no account of its own gets the token of this one mounted, mostly without needing it. One role given to the account then arms all of them, and everything that breaks into them.',
  severity: 'low',
  control: 'manage-access',
  remediation: [
    'Set `automountServiceAccountToken: false` on the account `default` of the namespace.',
    'Give the pods that do speak to the API an account of their own.',
  ],
  mappings: {
    defender: 'Kubernetes clusters should disable automounting API credentials',
    azurePolicy: '423dd1ba-798e-40e4-9c4d-b6902674b423',
    cis: ['5.1.5'],
    nsa: ['PS-token'],
    kubescape: ['C-0189'],
  },
  kind: 'ServiceAccount',
  assetKind: 'service-account',
  passesOver: ({ metadata }) => (metadata.name === 'default' ? null : 'only the account "default" is looked at'),
  inspect: ({ automountServiceAccountToken: mounts }) =>
    mounts === false
      ? []
      : [
          proof(
            'automountServiceAccountToken',
            mounts === true ? true : undefined,
            mounts === true ? 'the token is mounted on purpose' : 'not set, so the token is mounted',
          ),
        ],
  mend: () => ({ automountServiceAccountToken: false }),
})
