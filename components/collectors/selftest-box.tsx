'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import type { Selftest } from '@/lib/model/selftest'
import { HealthMark } from '../mark/status-mark'
import { CodeBlock } from '../ui/code-block'
import { formatSpan } from '../ui/format-time'
import { Age } from '../ui/time'

/** A command that shows whether the audit log of a cluster arrives, and how long the last try took. */
export function SelftestBox({ collectorId }: { collectorId: string }) {
  const query = useQuery({
    queryKey: keys.detail('collectors', collectorId, { selftest: true }),
    queryFn: ({ signal }) => fetchJson<Selftest>(`/api/v1/collectors/${collectorId}/selftest`, { signal }),
    // Who runs it looks here at once; signals of the server come as well, unless a proxy holds them back.
    refetchInterval: 5_000,
  })
  if (!query.data) return null
  const { command, last } = query.data
  return (
    <section className="stack" aria-label="Test">
      <h3 className="h3">Test</h3>
      <CodeBlock label="Self-test" code={command} />
      <output className="s">
        {last === null ? (
          <HealthMark
            health="waiting"
            words={<span className="muted">Run it against the cluster. Its alert is awaited here.</span>}
          />
        ) : (
          <HealthMark
            health="reporting"
            words={
              <>
                It arrived <Age at={last.at} />: received after {took(last.at, last.receivedAt)}, its{' '}
                <Link className="link" href={`/alerts/${last.alertId}`}>
                  alert
                </Link>{' '}
                after {took(last.at, last.raisedAt)}
              </>
            }
          />
        )}
      </output>
    </section>
  )
}

/** Clocks of two machines may be apart a little: less than nothing is nothing. */
function took(from: string, to: string): string {
  const milliseconds = Math.max(0, Date.parse(to) - Date.parse(from))
  return milliseconds < 10_000 ? `${(milliseconds / 1_000).toFixed(1)} s` : formatSpan(milliseconds)
}
