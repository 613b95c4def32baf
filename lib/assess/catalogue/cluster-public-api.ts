import { apiServerFlags } from '../control-plane-pods'
import { joinCheck } from '../join-check'
import { stringsParameter } from '../parameter'
import { isPublicAddress } from '@/lib/model/public-address'
import { notEvaluated, proof, verdictOf } from '../verdict'

const ranges = stringsParameter({
  name: 'authorisedRanges',
  description: 'Addresses that a firewall lets reach the API servers; leave it empty when there is none.',
  default: [],
})
const flag = '--advertise-address'

export const clusterPublicApi = joinCheck({
  assetKinds: ['cluster'],
  needs: ['control-plane'],
  id: 'k8s-cluster-public-api',
  name: 'API server should not be reachable from the internet',
  description:
    'An API server on a public address is asked by everybody, day and night. One flaw in it, or one stolen token, is then enough, from anywhere.',
  severity: 'medium',
  control: 'network-access',
  remediation: [
    'Make the API server private, or limit the addresses that may reach it (authorised ranges).',
    'Then name the ranges in the settings of this recommendation.',
  ],
  parameters: [ranges],
  mappings: { nsa: ['NET-cp'], kubescape: ['C-0227', 'C-0247'] },
  evaluate(_object, facts, parameters) {
    if (ranges.of(parameters).length > 0) return { status: 'healthy' }
    const address = apiServerFlags(facts)?.get(flag)
    if (address === undefined)
      return notEvaluated('from where the API server can be reached is not to be seen in the cluster')
    if (!isPublicAddress(address))
      return notEvaluated('its address is private; whether a load balancer publishes it is not known')
    return verdictOf([
      proof(flag, address, 'the API server tells clients a public address, and no authorised ranges are known'),
    ])
  },
})
