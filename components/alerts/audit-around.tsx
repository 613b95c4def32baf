'use client'

import { useQuery } from '@tanstack/react-query'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import type { AlertDetail } from '@/lib/model/alert-view'
import type { AuditRequest } from '@/lib/model/audit-request'
import { QueryFailure } from '../states/query-failure'
import { formatCount } from '../ui/format-count'
import { Stamp } from '../ui/time'

type RequestPage = { items: AuditRequest[]; next: string | null; total: { value: number; capped: boolean } }

/** The requests to the API server around an alert: the same user or the same object, ten minutes to either side. */
export function AuditAround({ alert }: { alert: AlertDetail }) {
  const query = useQuery({
    queryKey: keys.detail('alerts', alert.id, { around: true }),
    queryFn: ({ signal }) => fetchJson<RequestPage>(`/api/v1/audit-events?around=${alert.id}&limit=50`, { signal }),
    enabled: alert.cluster !== null,
  })
  if (alert.cluster === null) return null
  return (
    <section aria-labelledby="audit-around">
      <h3 className="h3" id="audit-around">
        Audit events around it
      </h3>
      {query.error ? (
        <QueryFailure
          error={query.error}
          what="The audit events"
          hides="What else was asked of the API server is not shown because of it."
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
          level={3}
        />
      ) : query.data ? (
        <Requests page={query.data} />
      ) : (
        <p className="muted">Looking for requests…</p>
      )}
    </section>
  )
}

function Requests({ page }: { page: RequestPage }) {
  if (page.items.length === 0) {
    return (
      <p className="muted">
        No request of the same user or about the same object is kept from ten minutes before to ten minutes after.
      </p>
    )
  }
  const { value, capped } = page.total
  return (
    <>
      <div className="around-scroll">
        <table className="around">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Who</th>
              <th scope="col">What</th>
              <th scope="col">From</th>
              <th scope="col" className="num">
                Code
              </th>
            </tr>
          </thead>
          <tbody>
            {page.items.map((request) => (
              <tr key={request.id}>
                <td>
                  <Stamp at={request.at} />
                </td>
                <td className="mono">
                  {request.user}
                  {request.impersonated === null ? null : ` as ${request.impersonated}`}
                </td>
                <td className="mono">{whatOf(request)}</td>
                <td className="mono">{request.address}</td>
                <td className="num">{request.code ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {page.next === null ? null : (
        <p className="muted">
          The newest {page.items.length} of {formatCount(value)}
          {capped ? ' or more' : ''}.
        </p>
      )}
    </>
  )
}

/** `get pods/exec shop/web`, else the path. */
function whatOf({ verb, resource, namespace, name, uri }: AuditRequest): string {
  if (resource === '') return `${verb} ${uri}`
  return [verb, resource, [namespace, name].filter(Boolean).join('/')].filter(Boolean).join(' ')
}
