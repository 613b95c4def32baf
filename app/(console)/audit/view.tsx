'use client'

import { ExportLinks } from '@/components/data-table/export-links'
import { FilterBar, type FilterDefinition } from '@/components/data-table/filter-bar'
import { KeyBar } from '@/components/data-table/key-bar'
import { Pager } from '@/components/data-table/pager'
import { AuditTable } from '@/components/settings/audit-table'
import { auditAreas } from '@/components/settings/audit-words'
import { Empty, NoMatch } from '@/components/states/empty'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { formatCount } from '@/components/ui/format-count'
import { PageHead } from '@/components/ui/page-head'
import { can } from '@/lib/auth/policy'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import type { AuditItem } from '@/lib/queries/list-audit'
import { dayBefore, spans, type AuditFilters } from './search-params'

type ViewProps = {
  filters: AuditFilters
  open: string | null
  environments: readonly { id: string; name: string }[]
  now: string
}

const labels = { actor: 'Who', subject: 'About', action: 'What', outcome: 'Outcome', since: 'Since' } as const

/** The audit log with its filters. */
export function AuditView({ filters, open, environments, now }: ViewProps) {
  const me = useMe()
  const list = usePages<AuditItem>(keys.list('audit', filters), '/api/v1/audit', filters, { refetchInterval: 30_000 })
  const href = (changes: Readonly<Record<string, string | null>>) =>
    searchHref('/audit', { ...filters, open: open ?? undefined }, changes)
  const choice = (
    id: 'action' | 'outcome' | 'since',
    options: { value: string; label: string }[],
  ): FilterDefinition => ({
    id,
    label: labels[id],
    choice: 'single',
    options: options.map((option) => ({
      ...option,
      href: href({ [id]: filters[id] === option.value ? null : option.value, open: null }),
      selected: filters[id] === option.value,
    })),
  })
  const definitions = [
    choice('action', [...auditAreas]),
    choice('outcome', [
      { value: 'done', label: 'Done' },
      { value: 'refused', label: 'Refused' },
    ]),
    choice(
      'since',
      spans.map(({ days, label }) => ({ value: dayBefore(new Date(now), days), label })),
    ),
  ]
  const { items, total } = list
  /** A filter by id is shown by the name that the entries give it. */
  const nameOf = (id: 'actor' | 'subject', value: string) =>
    items?.find((item) => item[id].id === value)?.[id].name ?? value
  const chips = (Object.keys(labels) as (keyof typeof labels)[]).flatMap((id) => {
    const value = filters[id]
    if (value === undefined) return []
    const option = definitions.find((definition) => definition.id === id)?.options.find((each) => each.value === value)
    const shown = id === 'actor' || id === 'subject' ? nameOf(id, value) : (option?.label ?? value)
    return [{ id, label: labels[id], value: shown, removeHref: href({ [id]: null, open: null }) }]
  })
  const clearHref = searchHref('/audit', { environment: filters.environment })
  return (
    <>
      <PageHead
        title="Audit log"
        facts={total ? `${formatCount(total.value, total.capped)} entries` : undefined}
        actions={<ExportLinks name="audit" filters={filters} total={total} />}
      />
      <FilterBar chips={chips} definitions={definitions} clearHref={clearHref} />
      {items === undefined ? (
        list.error ? (
          <QueryFailure
            error={list.error}
            what="The audit log"
            hides="You do not see who did what."
            onRetry={list.retry}
          />
        ) : (
          <Loading what="entries" rows={12} />
        )
      ) : items.length === 0 && chips.length > 0 ? (
        <NoMatch what="entry" filters={chips.length} clearHref={clearHref} />
      ) : items.length === 0 ? (
        <Empty
          title="Nothing was done yet"
          evidence="Every change by a person is recorded here in the moment it is made."
        />
      ) : (
        <>
          {list.error ? (
            <StaleBanner since={new Date(list.updatedAt)} onRetry={list.retry} retrying={list.fetching} />
          ) : null}
          <AuditTable items={items} environments={environments} openId={open} href={href} />
          <Pager
            noun="entries"
            shown={items.length}
            total={total?.value}
            capped={total?.capped}
            onMore={list.more}
            busy={list.loadingMore}
          />
        </>
      )}
      {can(me.grants, 'audit:read', null) ? null : (
        <p className="region muted">
          You see what happened in your environments. What concerns people and sign-in is for roles on all environments.
        </p>
      )}
      <KeyBar
        hints={[
          { keys: ['J', 'K'], label: 'next, previous' },
          { keys: ['Enter'], label: 'what changed' },
          { keys: ['F'], label: 'filter' },
        ]}
      />
    </>
  )
}
