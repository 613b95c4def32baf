import { podCheck } from '../pod-check'
import { accountNameOf, accountOf, accountUnknown } from '../service-account'
import { proof } from '../verdict'

export const saNonexistent = podCheck({
  id: 'k8s-sa-nonexistent',
  name: 'Referenced service account should exist',
  description:
    'The pod names a service account that is not there. New pods are refused, so the workload fails at its next restart; and whoever may create accounts can create one of that name and decide what the workload may do.',
  severity: 'low',
  control: 'best-practices',
  remediation: [
    'Create the service account in the namespace of the workload, or correct its name.',
    'Delete the workload if nobody misses it.',
  ],
  mappings: { kubescape: ['C-0307'] },
  needs: ['service-accounts'],
  inspect: ({ spec, path, object }, { facts }) => {
    const name = accountNameOf(spec)
    // The controller makes this one in every namespace by itself.
    if (name === 'default') return []
    const account = accountOf(spec, object.metadata.namespace, facts)
    if (account === 'missing') return { missing: accountUnknown }
    return account === null
      ? [proof(`${path}.serviceAccountName`, name, `there is no service account "${name}" in the namespace`)]
      : []
  },
})
