'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { RotateCcw } from 'lucide-react'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { useCommand } from '@/lib/client/use-command'
import type { NewsItem } from '@/lib/model/notification'
import type { DeliveryDetails } from '@/lib/model/notification-items'
import { SeverityMark } from '../mark/severity-mark'
import { Loading } from '../states/loading'
import { QueryFailure } from '../states/query-failure'
import { Button } from '../ui/button'
import { FormFailure } from '../ui/form-failure'
import { KeyValues } from '../ui/key-values'
import { Pane } from '../ui/split'
import { Stamp, Time } from '../ui/time'
import { messageNames, outcomeWords, stateNames } from './words'

const underWay = ['waiting', 'sending']

/** One message: what it said, to whom, and every try. Who may sends it again. */
export function DeliveryPane({ id, closeHref, mayWrite }: { id: string; closeHref: string; mayWrite: boolean }) {
  const query = useQuery({
    queryKey: keys.detail('notifications', id),
    queryFn: ({ signal }) => fetchJson<DeliveryDetails>(`/api/v1/notification-deliveries/${id}`, { signal }),
    refetchInterval: ({ state }) => (underWay.includes(state.data?.state ?? '') ? 2_000 : false),
  })
  const replay = useCommand<null>(
    () => ({ path: `/api/v1/notification-deliveries/${id}/replay` }),
    ['notifications', 'audit'],
  )
  const { data } = query
  if (!data) {
    return (
      <Pane label="Message" closeHref={closeHref} head={<h2>Message</h2>}>
        {query.error ? (
          <QueryFailure
            error={query.error}
            what="The message"
            hides="You do not see what came of it."
            onRetry={() => void query.refetch()}
            level={3}
          />
        ) : (
          <Loading what="the message" />
        )}
      </Pane>
    )
  }
  const replayable = mayWrite && data.state !== 'sending' && data.state !== 'waiting'
  return (
    <Pane
      label="Message"
      closeHref={closeHref}
      head={<h2>{data.title}</h2>}
      foot={
        replayable ? (
          <Button busy={replay.busy} onClick={() => replay.run(null)}>
            <RotateCcw className="i i-s" aria-hidden="true" />
            Send again
          </Button>
        ) : undefined
      }
    >
      <div className="stack">
        <KeyValues
          items={[
            { key: 'What', value: messageNames[data.kind] + (data.sample ? ', sample' : '') },
            { key: 'To', value: data.recipient },
            {
              key: 'Rule',
              value: data.rule?.name ?? (data.kind === 'test' ? 'Sent by hand' : 'A rule that was deleted'),
            },
            { key: 'State', value: stateNames[data.state] },
            { key: 'Outcome', value: outcomeWords(data) || 'None yet' },
            { key: 'Tries', value: `${data.attempts} of at most ${data.maxAttempts}` },
            ...(data.nextTryAt ? [{ key: 'Next try', value: <Stamp at={data.nextTryAt} /> }] : []),
            { key: 'Written', value: <Stamp at={data.createdAt} /> },
            ...(data.deliveredAt ? [{ key: 'Delivered', value: <Stamp at={data.deliveredAt} /> }] : []),
            { key: 'Id', value: <span className="mono">{`msg_${data.id}`}</span> },
          ]}
        />
        <FormFailure error={replay.failure} />
        {data.news.length > 0 ? (
          <section className="stack" aria-label="What it told">
            <h3 className="h3">
              {data.items > data.news.length ? `The first ${data.news.length} of ${data.items}` : 'What it told'}
            </h3>
            {data.capped > 0 ? (
              <p className="s muted">{data.capped} of them came after a limit and were kept for it.</p>
            ) : null}
            <ul className="stack">
              {data.news.map((item) => (
                <li key={`${item.kind} ${item.id} ${item.at}`} className="row">
                  <SeverityMark severity={item.severity} />
                  <span className="grow wrap">
                    <NewsLink item={item} /> <span className="faint">{item.facts.entity}</span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section className="stack" aria-label="Tries">
          <h3 className="h3">Tries</h3>
          {data.attemptsMade.length === 0 ? (
            <p className="muted">
              {data.state === 'skipped'
                ? 'None: it was not to be sent.'
                : 'None yet. A worker takes it within a second.'}
            </p>
          ) : (
            <ul className="stack">
              {data.attemptsMade.map((one) => (
                <li key={one.id} className="row">
                  <span className="muted num">
                    <Time at={one.at} />
                  </span>
                  <span className="grow wrap">
                    {one.error ?? (one.code === null ? 'Taken' : `Answered ${one.code}`)}{' '}
                    <span className="faint">{one.durationMs} ms</span>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </Pane>
  )
}

function NewsLink({ item }: { item: NewsItem }) {
  const path =
    item.kind === 'incident-opened' || item.facts.incident
      ? `/incidents/${item.id}`
      : item.kind === 'exemption-expiring'
        ? `/exemptions?open=${item.id}`
        : item.kind === 'collector-silent'
          ? '/collectors'
          : `/alerts/${item.id}`
  return (
    <Link className="link" href={path}>
      {item.facts.title}
    </Link>
  )
}
