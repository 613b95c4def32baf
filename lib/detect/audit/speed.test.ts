import { expect, it } from 'vitest'
import type { AuditEvent } from '@/lib/model/audit-event'
import { defaultAuditContext } from './context'
import { evaluateStateless } from './evaluate'
import { auditEvent, controlled, podSpec, request, workload } from './testing'

const spec = podSpec(
  {
    volumes: [
      { name: 'a', configMap: { name: 'x' } },
      { name: 'b', hostPath: { path: '/opt/x' } },
    ],
  },
  {
    env: Array.from({ length: 20 }, (_, index) => ({ name: `V${index}`, value: `value ${index}` })),
    command: ['/app', '--flag', 'x'],
    securityContext: { runAsNonRoot: true },
    volumeMounts: [{ name: 'a', mountPath: '/a' }],
  },
)
const requestObject = workload('deployments', spec)
const times = (count: number, make: (index: number) => AuditEvent) => Array.from({ length: count }, (_, i) => make(i))

/** A cluster's ordinary minute: mostly reads and heartbeats, some controllers at work, a rollout now and then. */
const day = [
  ...times(40, (i) => request(['get', 'list', 'watch'][i % 3] ?? '', 'pods', { user: 'system:node:n1' })),
  ...times(10, () => auditEvent({ uri: '/readyz' })),
  ...times(20, () => request('update', 'leases', { user: 'system:kube-scheduler' })),
  ...times(10, () => request('patch', 'pods/status', { user: 'system:node:n1', requestObject })),
  ...times(10, () => controlled('pods', 'replicaset-controller', spec)),
  ...times(6, () =>
    request('patch', 'deployments', { requestObject: { spec: { replicas: 2 } }, responseObject: requestObject }),
  ),
  ...times(4, () => request('create', 'deployments', { requestObject, responseObject: requestObject })),
]
const texts = day.map((event) => JSON.stringify(event))

/** The shortest of several times, which other programs on the machine disturb the least. */
function shortest(run: (round: number) => void): number {
  const taken = Array.from({ length: 9 }, (_, round) => {
    const start = performance.now()
    run(round)
    return performance.now() - start
  })
  return Math.min(...taken)
}

it('an ordinary minute raises nothing, and judging it costs no multiple of parsing it', () => {
  const rounds = Array.from({ length: 9 }, () =>
    Array.from({ length: 30 }, () => texts.map((text): AuditEvent => JSON.parse(text))).flat(),
  )
  for (const events of rounds) expect(evaluateStateless(events, defaultAuditContext)).toEqual([])
  // Fresh objects again: what was read of an event is remembered with it.
  const fresh = rounds.map((events) => events.map((event) => ({ ...event })))
  const judging = shortest((round) => void evaluateStateless(fresh[round] ?? [], defaultAuditContext))
  const parsing = shortest(() => {
    for (let round = 0; round < 30; round += 1) for (const text of texts) JSON.parse(text)
  })
  // A third of it on a quiet machine; the rest is for a busy one.
  expect(judging).toBeLessThan(parsing * 5)
})
