import { expect, it } from 'vitest'
import { object, related } from '../testing/facts'
import { judge } from '../testing/judge'
import { clusterEtcdEncryption } from './cluster-etcd-encryption'

const blue = object('Cluster', 'blue')
const started = (...flags: string[]) =>
  related({ 'control-plane': [{ name: 'kube-apiserver-one', commands: ['kube-apiserver', ...flags] }] })

it('passes with the flag and fails without', () => {
  expect(judge(clusterEtcdEncryption, blue, started('--encryption-provider-config=/etc/kubernetes/enc.yaml'))).toBe(
    'healthy',
  )
  expect(judge(clusterEtcdEncryption, blue, started('--etcd-servers=https://127.0.0.1:2379'))).toHaveLength(1)
})

it('reads a value that stands as a word of its own, and an empty one as none', () => {
  const [name = '', value = ''] = '--encryption-provider-config=/etc/kubernetes/enc.yaml'.split('=')
  expect(judge(clusterEtcdEncryption, blue, started(name, value))).toBe('healthy')
  expect(judge(clusterEtcdEncryption, blue, started(`${name}=`))).toHaveLength(1)
})

it('is not evaluated where no API server can be seen', () => {
  expect(judge(clusterEtcdEncryption, blue, related({}))).toMatch(/Not evaluated/)
  const other = related({
    'control-plane': [
      { name: 'etcd-one', commands: ['etcd', '--encryption-provider-config=/etc/kubernetes/enc.yaml'] },
    ],
  })
  expect(judge(clusterEtcdEncryption, blue, other)).toMatch(/Not evaluated/)
})
