import { describe, expect, it } from 'vitest'
import type { ObservedProcess } from '@/lib/model/observed-process'
import { alertTypes } from '../alert-types'
import { entries } from '../catalogue'
import { processDetections, recogniseProcess } from '.'
import { fires } from './testing/fires'
import { silent } from './testing/silent'

/** `/parent ⇒ /path/name arguments` as a process that was started in a container; `node:` in front: on the node itself. */
function started(line: string): ObservedProcess {
  const inContainer = !line.startsWith('node:')
  const [before, after] = line.replace(/^node:\s*/, '').split(' ⇒ ', 2)
  const program = (text: string) => {
    const [path = '', ...rest] = text.trim().split(' ')
    return { path, name: path.split('/').at(-1) ?? '', arguments: rest.join(' ') }
  }
  const own = program(after ?? before ?? '')
  return {
    ...own,
    act: 'exec',
    inContainer,
    files: [],
    remotes: [],
    ...(after === undefined || before === undefined ? {} : { parent: program(before) }),
  }
}
const typeOf = (process: ObservedProcess) => recogniseProcess(process)?.type ?? null

describe('detections over processes', () => {
  it('stand in the catalogue, each once, and every type without a rule of Falco has one', () => {
    const types = processDetections.map(({ type }) => type)
    expect(new Set(types).size).toBe(types.length)
    const known = new Set(entries.map(({ id }) => id))
    expect(types.filter((type) => !known.has(type))).toEqual([])
    const ruleless = entries.filter(({ falco }) => Object.keys(falco).length === 0).map(({ id }) => id)
    expect(ruleless.filter((id) => !types.includes(id))).toEqual([])
    for (const { fires, benign } of processDetections) {
      expect(fires).toMatch(/\.$/)
      expect(benign.length).toBeGreaterThan(0)
    }
    expect(alertTypes.filter(({ process }) => process)).toHaveLength(types.length)
  })

  it('each have lines that must fire and lines that must not', () => {
    for (const { type } of processDetections) {
      expect([type, fires[type]?.length ?? 0]).toSatisfy(([, count]: [string, number]) => count > 0)
      expect([type, silent[type]?.length ?? 0]).toSatisfy(([, count]: [string, number]) => count > 0)
    }
  })

  it.each(Object.entries(fires).flatMap(([type, lines]) => lines.map((line) => [type, line] as const)))(
    '%s fires on %s',
    (type, line) => expect(typeOf(started(line))).toBe(type),
  )

  it.each(Object.entries(silent).flatMap(([type, lines]) => lines.map((line) => [type, line] as const)))(
    '%s is silent on %s',
    (_, line) => expect(typeOf(started(line))).toBeNull(),
  )

  it.each([
    ['K8S.NODE_ImdsCall', { act: 'connect', name: 'python3', remotes: [{ address: '169.254.169.254', port: 80 }] }],
    [
      'K8S.NODE_ImdsCall',
      { act: 'call', name: 'app', call: 'tcp_connect', remotes: [{ address: 'fd00:ec2::254', port: 80 }] },
    ],
    [null, { act: 'connect', name: 'aws-k8s-agent', remotes: [{ address: '169.254.169.254', port: 80 }] }],
    [null, { act: 'connect', name: 'waagent', inContainer: false, remotes: [{ address: '168.63.129.16', port: 80 }] }],
    ['K8S.NODE_SuspectPasswordFileAccess', { act: 'call', name: 'node', files: ['/etc/shadow'] }],
    [null, { act: 'call', name: 'passwd', files: ['/etc/shadow'] }],
    [null, { act: 'call', name: 'vi', files: ['etc/passwd'] }],
    ['K8S.NODE_KubeConfigAccess', { act: 'call', name: 'python3', files: ['/host/etc/kubernetes/admin.conf'] }],
    [null, { act: 'call', name: 'kubelet', files: ['/var/lib/kubelet/kubeconfig'] }],
    ['K8S.NODE_SshKeyAccess', { act: 'call', name: 'node', files: ['/root/.ssh/authorized_keys'] }],
    [null, { act: 'call', name: 'sshd', files: ['/root/.ssh/authorized_keys'] }],
    ['K8S.NODE_NamespaceCreation', { act: 'call', name: 'exploit', call: '__x64_sys_unshare' }],
    [null, { act: 'call', name: 'runc', call: '__x64_sys_unshare', inContainer: false }],
    [
      'K8S.NODE_HistoryFileCleared',
      { act: 'call', name: 'python3', call: 'security_path_unlink', files: ['/root/.bash_history'] },
    ],
    [null, { act: 'call', name: 'bash', call: 'security_file_permission', files: ['/root/.bash_history'] }],
    ['K8S.NODE_SystemLogRemoval', { act: 'call', name: 'x', call: 'sys_unlinkat', files: ['/var/log/auth.log'] }],
    [null, { act: 'exit', name: 'xmrig' }],
  ] satisfies [string | null, Partial<ObservedProcess>][])('takes for %s: %j', (type, process) => {
    const whole = {
      path: `/usr/bin/${process.name}`,
      name: '',
      arguments: '',
      act: 'exec' as const,
      inContainer: true,
      files: [],
      remotes: [],
    }
    expect(typeOf({ ...whole, ...process })).toBe(type)
  })

  it('takes a long line in little time, whatever stands in it', () => {
    const parts = [
      'curl ',
      '>& ',
      '/dev/tcp/',
      '-e ',
      '; ',
      '(',
      '$(',
      'a=b ',
      '/tmp/.',
      'sh -c "',
      '-a ',
      '\\ ',
      '.'.repeat(40),
    ]
    for (const name of [
      'bash',
      'nc',
      'python3',
      'curl',
      'docker',
      'pkill',
      'useradd',
      'touch',
      'ssh',
      'socat',
      'systemctl',
      'journalctl',
      'unshare',
      'nohup',
      'rm',
    ]) {
      for (const part of parts) {
        const line = part.repeat(Math.ceil(8_192 / part.length)).slice(0, 8_192)
        const before = performance.now()
        recogniseProcess({
          path: `/bin/${name}`,
          name,
          arguments: line,
          act: 'exec',
          inContainer: true,
          files: [],
          remotes: [],
        })
        expect([name, part, performance.now() - before]).toSatisfy(([, , ms]: [string, string, number]) => ms < 250)
      }
    }
  })
})
