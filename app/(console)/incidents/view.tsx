'use client'

import { incidentColumns } from '@/components/incidents/incident-columns'
import { DataTable } from '@/components/data-table/data-table'
import { FilterBar, type FilterDefinition } from '@/components/data-table/filter-bar'
import { KeyBar } from '@/components/data-table/key-bar'
import { severityNames } from '@/components/mark/severity-name'
import { alertStatusNames } from '@/components/mark/status-mark'
import { withEnvironment } from '@/components/shell/environment-url'
import { EmptyEstate } from '@/components/states/empty-estate'
import { ListState } from '@/components/states/list-state'
import { formatCount } from '@/components/ui/format-count'
import { PageHead } from '@/components/ui/page-head'
import { keys } from '@/lib/client/keys'
import { usePages } from '@/lib/client/use-pages'
import { alertSeverities, alertStatuses } from '@/lib/model/alert'
import type { IncidentItem } from '@/lib/model/incident-view'
import { incidentsHref, type IncidentParams } from './search-params'

const spans = { '24h': '24 hours', '7d': '7 days', '30d': '30 days' } as const
const names: Readonly<Record<string, string>> = {
  ...severityNames,
  ...alertStatusNames,
  ...spans,
  open: 'Open',
  all: 'All',
}

/** The list of incidents with its filters. */
export function IncidentsView({ params }: { params: IncidentParams }) {
  const list = usePages<IncidentItem>(keys.list('incidents', params), '/api/v1/incidents', params)
  const toggled = (id: 'severity' | 'status', value: string) => {
    const chosen = params[id]?.split(',') ?? []
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]
    return incidentsHref(params, { [id]: next.join(',') || null })
  }
  const several = (id: 'severity' | 'status', label: string, values: readonly string[]): FilterDefinition => ({
    id,
    label,
    choice: 'multiple',
    options: values.map((value) => ({
      value,
      label: names[value] ?? value,
      href: toggled(id, value),
      selected: (params[id]?.split(',') ?? []).includes(value),
    })),
  })
  const on = (['status', 'severity', 'since'] as const).filter((id) => params[id])
  const labels = { status: 'Status', severity: 'Severity', since: 'Last seen' } as const
  const clearHref = incidentsHref(params.environment ? { environment: params.environment } : {})
  return (
    <>
      <PageHead
        title="Incidents"
        facts={
          list.total
            ? `${formatCount(list.total.value)} ${params.status ? 'of this status' : 'open'}, the worst first`
            : undefined
        }
      />
      <FilterBar
        chips={on.map((id) => ({
          id,
          label: labels[id],
          value: (params[id] ?? '')
            .split(',')
            .map((value) => names[value] ?? value)
            .join(', '),
          removeHref: incidentsHref(params, { [id]: null }),
        }))}
        definitions={[
          several('status', 'Status', alertStatuses),
          several('severity', 'Severity', alertSeverities),
          {
            id: 'since',
            label: 'Last seen',
            choice: 'single',
            options: Object.entries(spans).map(([value, label]) => ({
              value,
              label,
              href: incidentsHref(params, { since: value }),
              selected: params.since === value,
            })),
          },
        ]}
        {...(on.length > 0 ? { clearHref } : {})}
      />
      <ListState
        list={list}
        what="Incidents"
        one="incident"
        hides="You do not see which alerts belong together."
        filters={on.length}
        clearHref={clearHref}
        empty={<EmptyEstate title="No open incidents" environment={params.environment} />}
      >
        {(items) => (
          <DataTable
            caption="Incidents"
            columns={incidentColumns}
            rows={items}
            rowId={(row) => row.id}
            rowName={(row) => row.title}
            href={(row) => withEnvironment(`/incidents/${row.id}`, params.environment ?? null)}
          />
        )}
      </ListState>
      <KeyBar
        hints={[
          { keys: ['J', 'K'], label: 'next, previous' },
          { keys: ['Enter'], label: 'open' },
        ]}
      />
    </>
  )
}
