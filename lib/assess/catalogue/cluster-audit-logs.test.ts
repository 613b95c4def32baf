import { expect, it } from 'vitest'
import { object, related } from '../testing/facts'
import { judge } from '../testing/judge'
import { clusterAuditLogs } from './cluster-audit-logs'

const blue = object('Cluster', 'blue')
const started = (...flags: string[]) =>
  related({ 'control-plane': [{ name: 'kube-apiserver-one', commands: ['kube-apiserver', ...flags] }] })

it('passes with the flag and fails without', () => {
  expect(judge(clusterAuditLogs, blue, started('--audit-log-path=/var/log/audit.log'))).toBe('healthy')
  expect(judge(clusterAuditLogs, blue, started('--audit-policy-file=/etc/kubernetes/audit.yaml'))).toHaveLength(1)
})

it('reads a value that stands as a word of its own, and an empty one as none', () => {
  const [name = '', value = ''] = '--audit-log-path=/var/log/audit.log'.split('=')
  expect(judge(clusterAuditLogs, blue, started(name, value))).toBe('healthy')
  expect(judge(clusterAuditLogs, blue, started(`${name}=`))).toHaveLength(1)
})

it('is not evaluated where no API server can be seen', () => {
  expect(judge(clusterAuditLogs, blue, related({}))).toMatch(/Not evaluated/)
  const other = related({
    'control-plane': [{ name: 'etcd-one', commands: ['etcd', '--audit-log-path=/var/log/audit.log'] }],
  })
  expect(judge(clusterAuditLogs, blue, other)).toMatch(/Not evaluated/)
})
