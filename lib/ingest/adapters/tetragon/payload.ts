import { z } from 'zod'
import { parseMoment } from '@/lib/ingest/sensor/moment'
import type { Json } from '@/lib/model/json'
import type { ProcessAct } from '@/lib/model/observed-process'

/**
 * What Tetragon's events are called and what the process did in each. `connect`, `listen`, `accept`, `close` and `dns`
 * come from its enterprise edition and from versions before 1.0.
 * Source: cilium/tetragon, api/v1/tetragon/tetragon.proto, GetEventsResponse.
 */
export const acts = {
  process_exec: 'exec',
  process_exit: 'exit',
  process_kprobe: 'call',
  process_tracepoint: 'call',
  process_lsm: 'call',
  process_uprobe: 'call',
  process_usdt: 'call',
  process_loader: 'load',
  process_connect: 'connect',
  process_accept: 'listen',
  process_listen: 'listen',
  process_close: 'exit',
  process_dns: 'connect',
} as const satisfies Record<string, ProcessAct>
export type EventName = keyof typeof acts

const text = z.string().max(1_000_000).nullish()
const json: z.ZodType<Json> = z.custom<Json>((value) => value !== undefined)
const number = z.coerce.number().nullish().catch(null)

const image = z.object({ id: text, name: text }).nullish()
const pod = z
  .object({
    namespace: text,
    name: text,
    workload: text,
    workload_kind: text,
    container: z.object({ id: text, name: text, image }).nullish(),
  })
  .nullish()
const program = z.object({
  exec_id: text,
  parent_exec_id: text,
  pid: number,
  uid: number,
  cwd: text,
  binary: z.string().min(1).max(100_000),
  arguments: text,
  start_time: text,
  docker: text,
  user: z.object({ name: text }).nullish().catch(null),
  pod,
})
export type TetragonProcess = z.infer<typeof program>

/** The inside of an event. Kinds of arguments are many and grow, so they are read by what they hold. */
const inside = z.object({
  process: program,
  // A parent that Tetragon has forgotten is empty.
  parent: program.nullish().catch(null),
  function_name: text,
  subsys: text,
  event: text,
  path: text,
  symbol: text,
  args: z.array(z.record(z.string(), json)).max(1_000).nullish(),
  action: text,
  return_action: text,
  policy_name: text,
  message: text,
  tags: z.array(z.string().max(256)).max(256).nullish(),
  signal: text,
  status: number,
  source_ip: text,
  destination_ip: text,
  destination_port: number,
  ip: text,
  port: number,
  protocol: text,
  dns: json.nullish(),
})

const moment = text.transform((value) => (value ? parseMoment(value) : null))
export const envelope = z.object({ node_name: text, cluster_name: text, time: moment })

export type TetragonEvent = z.infer<typeof inside> & z.infer<typeof envelope> & { name: EventName }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The name of the event in an object, if it is one of Tetragon's. */
export function nameOf(value: unknown): EventName | null {
  if (!isObject(value)) return null
  const name = Object.keys(value).find((key): key is EventName => Object.hasOwn(acts, key))
  return name && isObject(value[name]) ? name : null
}

/** How many events Tetragon had to drop, where that is what it says; null for anything else. */
export function droppedIn(value: unknown): number | null {
  const info = isObject(value) ? value.rate_limit_info : undefined
  return isObject(info) ? Number(info.number_of_dropped_process_events) || 0 : null
}

export const isEvent = (value: unknown): boolean => nameOf(value) !== null || droppedIn(value) !== null

const names = Object.keys(acts) as EventName[]
const readers = new Map(
  names.map((name) => [
    name,
    z.object({ ...envelope.shape, [name]: inside }).transform((whole, ctx): TetragonEvent => {
      const { node_name, cluster_name, time } = whole
      const event = (whole as Record<string, unknown>)[name] as z.infer<typeof inside>
      const moment = time ?? parseMoment(event.process.start_time ?? '')
      if (moment) return { ...event, node_name, cluster_name, time: moment, name }
      ctx.addIssue({ code: 'custom', path: ['time'], message: 'expected an RFC 3339 time after 1970' })
      return z.NEVER
    }),
  ]),
)

/** Reads one event, or says what is wrong with it. An event without a time of its own is as old as its process. */
export function readEvent(value: unknown, name: EventName) {
  return readers.get(name)?.safeParse(value) ?? null
}
