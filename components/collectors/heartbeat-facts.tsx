import Link from 'next/link'
import { distributionName } from '@/lib/model/distribution'
import type { Freshness, HeartbeatView } from '@/lib/model/heartbeat'
import { HealthMark } from '../mark/status-mark'
import { formatBytes, formatCount } from '../ui/format-count'
import { formatSpan } from '../ui/format-time'
import { KeyValues } from '../ui/key-values'
import { Age } from '../ui/time'

const health = { live: 'reporting', late: 'late', silent: 'silent' } as const satisfies Record<Freshness, string>
/** Kinds that say how large a cluster is; the rest is in the sum. */
const told = ['Namespace', 'Pod', 'Deployment'] as const

const many = (count: number, word: string) => `${formatCount(count)} ${word}${count === 1 ? '' : 's'}`

/** What a collector of ours says of itself: each cluster that it watches, and how it is doing. */
export function HeartbeatFacts({ heartbeats }: { heartbeats: readonly HeartbeatView[] }) {
  return heartbeats.map(({ assetId, at, freshness, facts }) => {
    const { cluster, host, log, spool } = facts
    const objects = Object.values(cluster?.objects ?? {}).reduce((sum, count) => sum + count, 0)
    const refused = cluster?.unreadable ?? []
    return (
      <KeyValues
        key={assetId}
        items={[
          {
            key: 'Heartbeat',
            value: (
              <>
                <Age at={at} /> <HealthMark health={health[freshness]} />
              </>
            ),
          },
          { key: 'Version', value: `${facts.version}, runs for ${formatSpan(facts.uptime * 1000)}` },
          { key: 'Memory', value: formatBytes(facts.memory) },
          ...(cluster
            ? [
                {
                  key: 'Cluster',
                  value: (
                    <Link className="link" href={`/inventory/${assetId}`}>
                      {distributionName(cluster.distribution)} {cluster.version ?? ''}
                    </Link>
                  ),
                },
                {
                  key: 'Watches',
                  value:
                    objects === 0 && !cluster.inStep
                      ? 'It is reading the cluster for the first time.'
                      : [
                          many(objects, 'object'),
                          many(cluster.nodes, 'node'),
                          ...told.flatMap((kind) => {
                            const count = cluster.objects[kind]
                            return count ? [many(count, kind.toLowerCase())] : []
                          }),
                        ].join(', '),
                },
              ]
            : []),
          ...(host
            ? [
                {
                  key: 'Docker host',
                  value: (
                    <Link className="link" href={`/inventory/${assetId}`}>
                      {host.engine}
                    </Link>
                  ),
                },
                {
                  key: 'Watches',
                  value: `${formatCount(host.containers)} containers, ${formatCount(host.images)} images`,
                },
                ...(host.unread > 0
                  ? [{ key: 'Not read', value: `${formatCount(host.unread)} parts of the host` }]
                  : []),
              ]
            : []),
          ...(log
            ? [
                { key: 'Log', value: <span className="mono">{log.file}</span> },
                {
                  key: 'Read',
                  value: `${many(log.events, 'event')} since it started${log.behind > 0 ? `, ${formatBytes(log.behind)} to go` : ''}`,
                },
              ]
            : []),
          ...(refused.length > 0
            ? [
                {
                  key: 'Cannot read',
                  value: <span title={refused[0]?.reason}>{refused.map((one) => one.kind).join(', ')}</span>,
                },
              ]
            : []),
          ...(spool && spool.reports > 0
            ? [{ key: 'Waiting', value: `${formatCount(spool.reports)} reports, ${formatBytes(spool.bytes)}` }]
            : []),
          ...(facts.trouble ? [{ key: 'Trouble', value: facts.trouble }] : []),
        ]}
      />
    )
  })
}
