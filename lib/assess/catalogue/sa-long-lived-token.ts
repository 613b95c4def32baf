import { typeUnknown } from '@/lib/model/credential-words'
import { objectCheck } from '../object-check'
import { keyed } from '../pod'
import { proof } from '../verdict'

const account = 'kubernetes.io/service-account.name'

export const saLongLivedToken = objectCheck({
  id: 'k8s-sa-long-lived-token',
  name: 'Long-lived service-account token secrets should not exist',
  description:
    'This Secret holds a token of a service account that never expires. Everyone who may read Secrets in the namespace can take it and use it from anywhere until the Secret is deleted.',
  severity: 'medium',
  control: 'manage-access',
  remediation: [
    'Let programs in the cluster use the projected token that the kubelet renews.',
    'Give programs outside short-lived tokens by `kubectl create token` or the TokenRequest API.',
    'Delete this Secret: its token is void at once.',
  ],
  mappings: { cis: ['5.1.6'], nsa: ['PS-token'], kubescape: ['C-0053'] },
  kind: 'Secret',
  assetKind: 'secret',
  inspect: ({ type, metadata: { annotations } }) => {
    const name = annotations && Object.hasOwn(annotations, account) ? annotations[account] : undefined
    const owner =
      name === undefined
        ? []
        : [proof(keyed('metadata.annotations', account), name, `it speaks for service account "${name}"`)]
    if (type === 'kubernetes.io/service-account-token')
      return [proof('type', type, 'the token in it never expires'), ...owner]
    // Where only metadata is read, the annotation that the API server asks of such a Secret tells it.
    return typeof type === 'string' ? [] : owner.length > 0 ? owner : { missing: typeUnknown }
  },
})
