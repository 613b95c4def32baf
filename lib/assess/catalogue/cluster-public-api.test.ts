import { expect, it } from 'vitest'
import { object, related } from '../testing/facts'
import { judge } from '../testing/judge'
import { clusterPublicApi } from './cluster-public-api'

const blue = object('Cluster', 'blue')
const at = (address: string) =>
  related({
    'control-plane': [{ name: 'kube-apiserver-one', commands: ['kube-apiserver', `--advertise-address=${address}`] }],
  })

it('fails on a public address', () => {
  expect(judge(clusterPublicApi, blue, at('8.8.4.4'))).toEqual(['--advertise-address = "8.8.4.4"'])
})

it('passes when people name the ranges that may reach it', () => {
  expect(judge(clusterPublicApi, blue, at('8.8.4.4'), { authorisedRanges: ['203.0.113.0/24'] })).toBe('healthy')
})

it('says nothing of a private address, behind which a load balancer may stand, nor of managed clusters', () => {
  expect(judge(clusterPublicApi, blue, at('10.0.0.4'))).toMatch(/Not evaluated/)
  expect(judge(clusterPublicApi, blue, related({}))).toMatch(/Not evaluated/)
})
