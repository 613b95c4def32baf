import Link from 'next/link'
import { HealthMark } from '@/components/mark/status-mark'
import { formatCount } from '@/components/ui/format-count'
import type { KeyValue } from '@/components/ui/key-values'
import { Age } from '@/components/ui/time'
import type { Freshness, HeartbeatView } from '@/lib/model/heartbeat'

const health = { live: 'reporting', late: 'late', silent: 'silent' } as const satisfies Record<Freshness, string>

/** The collectors of ours that watch a cluster: version, when they were last heard, what they cannot tell. */
export function clusterCollectors(heartbeats: readonly HeartbeatView[], href: (path: string) => string): KeyValue[] {
  return heartbeats.map(({ collectorId, collector, at, freshness, facts }) => {
    const unreadable = facts.cluster?.unreadable ?? []
    return {
      key: 'Collector',
      value: (
        <>
          <Link className="link" href={href(`/collectors?open=${collectorId}`)}>
            {collector}
          </Link>
          , version {facts.version}, seen <Age at={at} /> <HealthMark health={health[freshness]} />
          {facts.trouble ? <div className="faint">{facts.trouble}</div> : null}
          {facts.cluster && !facts.cluster.inStep && !facts.trouble ? (
            <div className="faint">It does not know how the cluster is at the moment.</div>
          ) : null}
          {unreadable.length > 0 ? (
            <div className="faint">
              Not readable for it:{' '}
              {unreadable
                .slice(0, 6)
                .map((one) => one.kind)
                .join(', ')}
              {unreadable.length > 6 ? ` and ${formatCount(unreadable.length - 6)} more kinds` : ''}
            </div>
          ) : null}
        </>
      ),
    }
  })
}
