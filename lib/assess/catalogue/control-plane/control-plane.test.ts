import { describe, expect, it } from 'vitest'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { ClusterFacts } from '../../facts/cluster-facts'
import { judge } from '../../testing/judge'
import { controlPlaneChecks } from '.'

const node = (more: Record<string, unknown> = {}): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'cp-1' },
  ...more,
})
const clusterObject: KubernetesObject = { apiVersion: 'v1', kind: 'Cluster', metadata: { name: 'blue' } }

const pod = (commands: string[], on = 'cp-1') => {
  const component = commands[0]?.split('/').at(-1) ?? ''
  const name = `${component}-${on}`
  return { id: name, objectKind: 'Pod', namespace: 'kube-system', name, labels: {}, commands }
}
const facts = (pods: ReturnType<typeof pod>[], distribution = 'vanilla', version: string | null = 'v1.31.2') => ({
  imageUsers: {},
  facts: new ClusterFacts({ cluster: { name: 'blue', version, distribution }, parts: { 'control-plane': pods } }),
})
const checkOf = (id: string) => {
  const check = controlPlaneChecks.find((one) => one.id === id)
  if (!check) throw new Error(id)
  return check
}

const api = 'kube-apiserver'
const cm = '/usr/local/bin/kube-controller-manager'
const sched = 'kube-scheduler'
type Row = [id: string, program: string, bad: string[], good: string[]]
/** Each setting as it fails and as it passes. */
const rows: Row[] = [
  ['cp-apiserver-anonymous-auth', api, [], ['--anonymous-auth=false']],
  ['cp-apiserver-token-auth-file', api, ['--token-auth-file=/etc/t'], []],
  ['cp-apiserver-deny-external-ips', api, [], ['--enable-admission-plugins=DenyServiceExternalIPs']],
  [
    'cp-apiserver-kubelet-client-cert',
    api,
    ['--kubelet-client-key=k'],
    ['--kubelet-client-key=k', '--kubelet-client-certificate=c'],
  ],
  ['cp-apiserver-kubelet-ca', api, [], ['--kubelet-certificate-authority=c']],
  ['cp-apiserver-authz-always-allow', api, [], ['--authorization-mode=Node,RBAC']],
  ['cp-apiserver-authz-node', api, ['--authorization-mode=RBAC'], ['--authorization-mode=Node,RBAC']],
  ['cp-apiserver-authz-rbac', api, ['--authorization-mode=Node'], ['--authorization-mode', 'Node,RBAC']],
  [
    'cp-apiserver-event-rate-limit',
    api,
    ['--enable-admission-plugins=NodeRestriction'],
    ['--enable-admission-plugins=EventRateLimit'],
  ],
  ['cp-apiserver-always-admit', api, ['--enable-admission-plugins=AlwaysAdmit'], []],
  ['cp-apiserver-always-pull-images', api, [], ['--enable-admission-plugins=NodeRestriction,AlwaysPullImages']],
  ['cp-apiserver-sa-plugin', api, ['--disable-admission-plugins=ServiceAccount'], []],
  ['cp-apiserver-ns-lifecycle', api, ['--disable-admission-plugins=NamespaceLifecycle'], []],
  ['cp-apiserver-node-restriction', api, [], ['--enable-admission-plugins=NodeRestriction']],
  ['cp-apiserver-profiling', api, [], ['--profiling=false']],
  ['cp-apiserver-audit-log-path', api, [], ['--audit-webhook-config-file=/etc/w']],
  ['cp-apiserver-audit-maxage', api, ['--audit-log-path=-', '--audit-log-maxage=7'], ['--audit-log-maxage=30']],
  ['cp-apiserver-audit-maxbackup', api, ['--audit-log-maxbackup=9'], ['--audit-log-maxbackup=10']],
  ['cp-apiserver-audit-maxsize', api, [], ['--audit-log-maxsize=100']],
  ['cp-apiserver-request-timeout', api, ['--request-timeout=10m'], ['--request-timeout=5m0s']],
  ['cp-apiserver-sa-lookup', api, ['--service-account-lookup=false'], []],
  ['cp-apiserver-sa-key-file', api, [], ['--service-account-key-file=[redacted]']],
  ['cp-apiserver-etcd-certs', api, ['--etcd-certfile=c'], ['--etcd-certfile=c', '--etcd-keyfile=k']],
  ['cp-apiserver-tls-cert', api, [], ['--tls-cert-file=c', '--tls-private-key-file=k']],
  ['cp-apiserver-client-ca', api, [], ['--client-ca-file=/etc/ca']],
  ['cp-apiserver-etcd-ca', api, [], ['--etcd-cafile=c']],
  ['cp-apiserver-encryption-config', api, [], ['--encryption-provider-config=/etc/e']],
  ['cp-apiserver-encryption-provider', api, [], []],
  [
    'cp-apiserver-ciphers',
    api,
    ['--tls-cipher-suites=TLS_RSA_WITH_RC4_128_SHA'],
    ['--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_AES_128_GCM_SHA256'],
  ],
  ['cp-apiserver-extend-token-expiration', api, [], ['--service-account-extend-token-expiration=false']],
  ['cp-cm-gc-threshold', cm, ['--terminated-pod-gc-threshold=0'], ['--terminated-pod-gc-threshold=100']],
  ['cp-cm-profiling', cm, ['--profiling'], ['--profiling=false']],
  ['cp-cm-sa-credentials', cm, [], ['--use-service-account-credentials']],
  ['cp-cm-sa-private-key', cm, [], ['--service-account-private-key-file=k']],
  ['cp-cm-root-ca', cm, [], ['--root-ca-file=c']],
  ['cp-cm-rotate-kubelet-server', cm, ['--feature-gates=A=true,RotateKubeletServerCertificate=false'], []],
  ['cp-cm-bind-address', cm, [], ['--bind-address=127.0.0.1']],
  ['cp-sched-profiling', sched, [], ['--profiling=false']],
  ['cp-sched-bind-address', sched, ['--bind-address=0.0.0.0'], ['--bind-address=::1']],
  ['cp-etcd-cert', 'etcd', ['--cert-file=c'], ['--cert-file=c', '--key-file=k']],
  ['cp-etcd-client-cert-auth', 'etcd', [], ['--client-cert-auth=true']],
  ['cp-etcd-auto-tls', 'etcd', ['--auto-tls'], []],
  ['cp-etcd-peer-cert', 'etcd', [], ['--peer-cert-file=c', '--peer-key-file=k']],
  ['cp-etcd-peer-client-auth', 'etcd', ['--peer-client-cert-auth=false'], ['--peer-client-cert-auth=true']],
  ['cp-etcd-peer-auto-tls', 'etcd', ['--peer-auto-tls=true'], []],
  ['cp-etcd-unique-ca', 'etcd', ['--trusted-ca-file=/etc/ca'], ['--trusted-ca-file=/etc/etcd-ca']],
]
const beside = pod([api, '--client-ca-file=/etc/ca'])

describe('settings of the control plane', () => {
  it.each(rows)('%s', (id, program, bad, good) => {
    const check = checkOf(id)
    const on = (flags: string[]) => {
      const own = pod([program, ...flags])
      return facts(program === api ? [own] : [own, beside])
    }
    expect(check.concerns?.(node(), on(bad))).toBe(true)
    expect(judge(check, node(), on(bad))).toEqual(['$.spec.containers[0].command'])
    if (id === 'cp-apiserver-encryption-provider') return
    expect(judge(check, node(), on(good))).toBe('healthy')
  })

  it('are all there, each under its own id', () => {
    expect(new Set(controlPlaneChecks.map((check) => check.id)).size).toBe(61)
    const told = new Set([...rows.map(([id]) => id), ...kubelet.map(([id]) => id), ...untold])
    expect(controlPlaneChecks.map((check) => check.id).filter((id) => !told.has(id))).toEqual([])
  })

  it.each([
    ['cp-apiserver-encryption-provider', '--encryption-provider-config=/etc/e'],
    ['cp-apiserver-authz-node', '--authorization-config=/etc/a'],
    ['cp-apiserver-authz-rbac', '--authorization-config=/etc/a'],
    ['cp-apiserver-anonymous-auth', '--authentication-config=/etc/a'],
  ])('%s that stand in a file are not evaluated', (id, flag) => {
    expect(judge(checkOf(id), node(), facts([pod([api, flag])]))).toMatch(/^not-applicable: Not evaluated: /)
  })

  it('follow the version where the default does', () => {
    const judged = (version: string | null) =>
      judge(checkOf('cp-apiserver-ciphers'), node(), facts([pod([api])], 'vanilla', version))
    expect(judged('v1.31.0')).toHaveLength(1)
    expect(judged('v1.32.1')).toBe('healthy')
    expect(judged(null)).toMatch(/Not evaluated/)
  })

  it('stand on the nodes that run the component, and on the cluster only where none does', () => {
    const check = checkOf('cp-apiserver-profiling')
    const running = facts([pod([api]), pod(['coredns'], 'x')])
    expect(check.concerns?.(node({ metadata: { name: 'worker' } }), running)).toBe(false)
    expect(check.concerns?.(clusterObject, running)).toBe(false)
    expect(check.concerns?.(clusterObject, facts([]))).toBe(true)
    expect(judge(check, clusterObject, facts([]))).toMatch(/Not evaluated: no static pod of kube-apiserver/)
    expect(judge(check, clusterObject, facts([], 'eks'))).toMatch(/Not evaluated: EKS runs kube-apiserver itself/)
  })

  it('take the last of a flag that is given twice', () => {
    const twice = facts([pod([api, '--profiling=true', '--profiling=false'])])
    expect(judge(checkOf('cp-apiserver-profiling'), node(), twice)).toBe('healthy')
  })
})

const kubelet: [id: string, bad: object, good: object][] = [
  [
    'node-kubelet-anonymous',
    { authentication: { anonymous: { enabled: true } } },
    { authentication: { anonymous: { enabled: false } } },
  ],
  ['node-kubelet-authz', { authorization: { mode: 'AlwaysAllow' } }, { authorization: { mode: 'Webhook' } }],
  ['node-kubelet-client-ca', {}, { authentication: { x509: { clientCAFile: '/etc/ca' } } }],
  ['node-kubelet-read-only-port', { readOnlyPort: 10255 }, { readOnlyPort: 0 }],
  [
    'node-kubelet-streaming-timeout',
    { streamingConnectionIdleTimeout: '0s' },
    { streamingConnectionIdleTimeout: '4h0m0s' },
  ],
  ['node-kubelet-iptables-chains', { makeIPTablesUtilChains: false }, {}],
  ['node-kubelet-event-qps', { eventRecordQPS: -1 }, { eventRecordQPS: 0 }],
  ['node-kubelet-tls', {}, { serverTLSBootstrap: true }],
  ['node-kubelet-rotate-certs', {}, { rotateCertificates: true }],
  ['node-kubelet-rotate-server-cert', { featureGates: { RotateKubeletServerCertificate: false } }, {}],
  [
    'node-kubelet-ciphers',
    { tlsCipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA'] },
    { tlsCipherSuites: ['TLS_AES_256_GCM_SHA384'] },
  ],
  ['node-kubelet-pod-pids', { podPidsLimit: -1 }, { podPidsLimit: 4096 }],
  ['node-kubelet-seccomp-default', {}, { seccompDefault: true }],
]
const untold = ['node-kubelet-hostname-override', 'node-proxy-metrics-bind']

describe('settings of kubelets', () => {
  it.each(kubelet)('%s', (id, bad, good) => {
    const check = checkOf(id)
    expect(judge(check, node({ kubeletconfig: bad }))).toEqual([expect.stringMatching(/^\$\.kubeletconfig\./)])
    expect(judge(check, node({ kubeletconfig: good }))).toBe('healthy')
    expect(judge(check, node())).toMatch(/Not evaluated: nobody has collected/)
  })

  it.each(untold)('%s cannot be told from here', (id) => {
    expect(judge(checkOf(id), node({ kubeletconfig: {} }))).toMatch(/Not evaluated/)
  })
})
