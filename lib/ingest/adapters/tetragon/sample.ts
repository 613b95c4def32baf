const pod = {
  namespace: 'shop',
  name: 'checkout-6d88f6dcdd-k6bc5',
  container: {
    id: 'containerd://0f8d7e2a32961c4b0f8d7e2a32961c4b0f8d7e2a32961c4b0f8d7e2a32961c4b',
    name: 'web',
    image: { id: `ghcr.io/acme/shop@sha256:${'ab'.repeat(32)}`, name: 'ghcr.io/acme/shop:1.4' },
    start_time: '2026-02-28T09:00:00Z',
    pid: 41,
  },
  pod_labels: { app: 'checkout' },
  workload: 'checkout',
  workload_kind: 'Deployment',
}
const parent = {
  exec_id: 'bm9kZS0xOjE6MQ==',
  pid: 100,
  uid: 0,
  cwd: '/srv',
  binary: '/usr/local/bin/node',
  arguments: 'server.js --port 8080',
  flags: 'execve clone',
  start_time: '2026-02-28T09:00:01.000000001Z',
  auid: 4294967295,
  pod,
  docker: '0f8d7e2a32961c4b0f8d7e2a32961c4',
}
const process = {
  ...parent,
  exec_id: 'bm9kZS0xOjI6Mg==',
  pid: 101,
  binary: '/usr/bin/curl',
  arguments: '-s https://api.example/v1',
  parent_exec_id: parent.exec_id,
}
type Whole = { node_name: string; cluster_name?: string; time: string }
const whole: Whole = { node_name: 'node-1', time: '2026-02-28T10:00:00.000000001Z' }

/** A process that was started, as Tetragon exports it; a line as `/path/name arguments` and where it ran may be given. */
export function execEvent(line?: string, more: Partial<Whole> = {}) {
  const [binary = '', ...words] = (line ?? `${process.binary} ${process.arguments}`).split(' ')
  return { process_exec: { process: { ...process, binary, arguments: words.join(' ') }, parent }, ...whole, ...more }
}

/** A call that a tracing policy watches. */
export function kprobeEvent(more: Record<string, unknown> = {}) {
  return {
    process_kprobe: {
      process: { ...process, binary: '/usr/bin/vi', arguments: '/etc/hosts' },
      parent,
      function_name: 'security_file_permission',
      args: [{ file_arg: { mount: '', path: '/etc/hosts', permission: '-rw-r--r--' } }, { int_arg: 2 }],
      return: { int_arg: 0 },
      action: 'KPROBE_ACTION_POST',
      policy_name: 'file-monitoring',
      return_action: 'KPROBE_ACTION_POST',
      ...more,
    },
    ...whole,
  }
}
