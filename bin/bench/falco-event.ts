const rules = [
  { rule: 'Terminal shell in container', priority: 'Notice', tags: ['container', 'shell', 'mitre_execution', 'T1059'] },
  { rule: 'Read sensitive file untrusted', priority: 'Warning', tags: ['filesystem', 'mitre_credential_access'] },
  { rule: 'Drop and execute new binary in container', priority: 'Critical', tags: ['process', 'mitre_persistence'] },
  { rule: 'Contact K8S API Server From Container', priority: 'Notice', tags: ['network', 'mitre_discovery'] },
] as const

/** The `index`-th event of a storm, as Falco's http_output sends it: 4 rules in 50 pods, each event at its own time. */
export function falcoEvent(index: number, at: Date): string {
  const { rule, priority, tags } = rules[index % rules.length] ?? rules[0]
  const pod = Math.floor(index / rules.length) % 50
  const time = at.toISOString().replace('Z', `${String(index % 1_000_000).padStart(6, '0')}Z`)
  return JSON.stringify({
    hostname: `node-${pod % 5}`,
    output: `${time} ${priority} ${rule} (user=root pod=app-${pod} ns=shop command=sh -c id)`,
    priority,
    rule,
    source: 'syscall',
    tags,
    time,
    output_fields: {
      'container.id': `c${String(pod).padStart(11, '0')}`,
      'container.image.repository': `registry.example.com/bench/app-${pod}`,
      'container.image.tag': '1.0',
      'container.name': 'app',
      'k8s.ns.name': 'shop',
      'k8s.pod.name': `app-${pod}`,
      'proc.cmdline': 'sh -c id',
      'proc.name': 'sh',
      'proc.pname': 'containerd-shim',
      'user.name': 'root',
      'user.uid': 0,
    },
  })
}
