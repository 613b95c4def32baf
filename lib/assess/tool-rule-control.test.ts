import { expect, it } from 'vitest'
import { controlOfToolRule } from './tool-rule-control'

it.each([
  ['Ensure that the audit log is kept', null, 'auditing-logging'],
  ['Secret/etcd encryption enabled', null, 'encrypt-at-rest'],
  ['Applications credentials in configuration files', 'Secrets', 'protect-secrets'],
  ['Ensure that the --tls-cert-file argument is set', null, 'encrypt-in-transit'],
  ['Ingress and Egress blocked', 'Network', 'network-access'],
  ['Cluster-admin binding', 'Access control', 'manage-access'],
  ['K8sRequiredLabels: ns-must-have-gk', null, 'best-practices'],
  ['Something of its own', 'Workload', 'security-configurations'],
  ['Something of its own', 'Network', 'network-access'],
])('%s (%s) belongs under %s', (title, category, control) => {
  expect(controlOfToolRule({ title, category })).toBe(control)
})
