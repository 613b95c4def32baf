import type { Json } from '@/lib/model/json'
import type { ObservedProcess } from '@/lib/model/observed-process'
import type { CallSubject } from './arguments'
import type { TetragonEvent, TetragonProcess } from './payload'
import { blockedBy } from './policy'

/** The event in one sentence; a policy's own message goes first. */
export function describe(event: TetragonEvent, process: ObservedProcess, subject: CallSubject): string {
  const line = `${process.path} ${process.arguments}`.trim()
  const from = process.parent ? ` by ${process.parent.name}` : ''
  const about = [
    ...subject.files,
    ...subject.remotes.map(({ address, port }) => `${address}${port ? `:${port}` : ''}`),
    ...subject.shown,
  ]
  const blocked = blockedBy(event)
  const said = event.message?.trim()
  const what = (): string => {
    if (event.name === 'process_exec') return `Process started${from}: ${line}`
    if (event.name === 'process_exit') {
      const how = event.signal ? `signal ${event.signal}` : `status ${event.status ?? 0}`
      return `Process ended (${how}): ${line}`
    }
    if (event.name === 'process_loader') return `Library loaded by ${line}: ${event.path ?? 'unnamed'}`
    if (event.name === 'process_listen') return `Port opened by ${line}: ${event.ip ?? ''}:${event.port ?? ''}`
    const call = event.function_name ?? event.symbol ?? [event.subsys, event.event].filter(Boolean).join('/')
    return `${call || event.name.replace('process_', '')} by ${line}${about.length ? `: ${about.join(', ')}` : ''}`
  }
  return `${said ? `${said}: ` : ''}${what()}${blocked ? ` (blocked: ${blocked})` : ''}`
}

/** What is kept of an event: who did what to what. Bytes of files and variables of processes are not. */
export function shownFields(event: TetragonEvent, subject: CallSubject): Record<string, Json> {
  const { process, parent, name, ...rest } = event
  const plain = (
    [
      'function_name',
      'subsys',
      'event',
      'path',
      'symbol',
      'action',
      'return_action',
      'policy_name',
      'message',
      'signal',
      'status',
      'source_ip',
      'destination_ip',
      'destination_port',
      'ip',
      'port',
      'protocol',
      'dns',
      'node_name',
      'cluster_name',
    ] as const
  ).flatMap((key) => {
    const value = rest[key]
    return value === null || value === undefined || value === '' ? [] : [[key, value] as const]
  })
  const blocked = blockedBy(event)
  return {
    event: name,
    process: programFields(process),
    ...(parent ? { parent: programFields(parent) } : {}),
    ...Object.fromEntries(plain),
    ...(event.args?.length ? { args: event.args.slice(0, 16).map(withoutBytes) } : {}),
    ...(subject.files.length ? { files: subject.files } : {}),
    ...(event.tags?.length ? { tags: event.tags } : {}),
    ...(blocked ? { blocked } : {}),
  }
}

function programFields(process: TetragonProcess): Record<string, Json> {
  const { binary, cwd, pid, uid, pod } = process
  const line = `${binary} ${process.arguments ?? ''}`.trim()
  const all = {
    commandLine: line,
    binary,
    cwd,
    pid,
    uid,
    user: process.user?.name,
    start_time: process.start_time,
    exec_id: process.exec_id,
    namespace: pod?.namespace,
    pod: pod?.name,
    workload: pod?.workload,
    workload_kind: pod?.workload_kind,
    container: pod?.container?.name,
    container_id: pod?.container?.id ?? process.docker,
    image: pod?.container?.image?.name,
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) =>
      value === null || value === undefined || value === '' ? [] : [[key, value]],
    ),
  )
}

function withoutBytes(argument: Record<string, Json>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(argument).map(([key, value]) => {
      if (key === 'bytes_arg') return [key, typeof value === 'string' ? `${value.length} characters` : 'left out']
      if (key !== 'truncated_bytes_arg' || typeof value !== 'object' || value === null || Array.isArray(value))
        return [key, value]
      const { bytes_arg: _, ...others } = value
      return [key, others]
    }),
  )
}
