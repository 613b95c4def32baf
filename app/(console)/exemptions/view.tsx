'use client'

import { useRouter } from 'next/navigation'
import { ExportLinks } from '@/components/data-table/export-links'
import { FilterBar } from '@/components/data-table/filter-bar'
import { Pager } from '@/components/data-table/pager'
import { ExemptionPane } from '@/components/exemptions/exemption-pane'
import { ExemptionTable } from '@/components/exemptions/exemption-table'
import { stateWords } from '@/components/exemptions/words'
import { withEnvironment } from '@/components/shell/environment-url'
import { Empty, NoMatch } from '@/components/states/empty'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { PageHead } from '@/components/ui/page-head'
import { Split } from '@/components/ui/split'
import { can } from '@/lib/auth/policy'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import { exemptionStates, type Exemption } from '@/lib/model/exemption'
import { DecisionTabs } from './tabs'
import type { ExemptionFilters } from './search-params'

/** Exemptions: what does not count and why, what waits, what ends soon. */
export function ExemptionsView({ filters, open }: { filters: ExemptionFilters; open: string | null }) {
  const me = useMe()
  const router = useRouter()
  const list = usePages<Exemption>(keys.list('exemptions', filters), '/api/v1/exemptions', filters)
  const href = (changes: Readonly<Record<string, string | null>>) =>
    searchHref('/exemptions', { ...filters, open: open ?? undefined }, changes)
  const { items, total } = list
  const { environment, state } = filters
  const to = (path: string) => withEnvironment(path, environment ?? null)
  const chosen = state?.split(',') ?? []
  const opened = items?.find((item) => item.id === open)
  const toggle = (value: string) =>
    (chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]).join(',') || null
  return (
    <Split
      pane={
        opened ? (
          <ExemptionPane key={opened.id} exemption={opened} closeHref={href({ open: null })} to={to} />
        ) : undefined
      }
    >
      <PageHead
        title="Exemptions"
        facts={total ? `${total.value} ${state ? 'of this state' : 'in all'}` : undefined}
        actions={<ExportLinks name="exemptions" filters={filters} total={total} />}
      />
      <DecisionTabs current="exemptions" environment={environment ?? null} />
      <FilterBar
        chips={
          chosen.length === 0
            ? []
            : [
                {
                  id: 'state',
                  label: 'State',
                  value: exemptionStates
                    .filter((one) => chosen.includes(one))
                    .map((one) => stateWords[one])
                    .join(', '),
                  removeHref: href({ state: null }),
                },
              ]
        }
        definitions={[
          {
            id: 'state',
            label: 'State',
            options: exemptionStates.map((value) => ({
              value,
              label: stateWords[value],
              href: href({ state: toggle(value) }),
              selected: chosen.includes(value),
            })),
          },
        ]}
        clearHref={href({ state: null })}
      />
      {items === undefined ? (
        list.error ? (
          <QueryFailure
            error={list.error}
            what="Exemptions"
            hides="You do not see what is left out of the score."
            onRetry={list.retry}
            retrying={list.fetching}
          />
        ) : (
          <Loading what="exemptions" />
        )
      ) : items.length === 0 ? (
        state ? (
          <NoMatch what="exemption" filters={1} clearHref={href({ state: null })} />
        ) : (
          <Empty
            title="Nothing is exempt"
            evidence={
              can(me.grants, 'exemptions:write')
                ? 'Every failure counts. Open a recommendation to exempt what cannot be mended.'
                : 'Every failure counts. A security admin can exempt what cannot be mended.'
            }
          />
        )
      ) : (
        <>
          {list.error ? (
            <StaleBanner since={new Date(list.updatedAt)} onRetry={list.retry} retrying={list.fetching} />
          ) : null}
          <ExemptionTable
            items={items}
            openId={open}
            href={(row) => href({ open: row.id })}
            onEscape={open === null ? undefined : () => router.push(href({ open: null }), { scroll: false })}
          />
          <Pager
            noun="exemptions"
            shown={items.length}
            total={total?.value}
            onMore={list.more}
            busy={list.loadingMore}
          />
        </>
      )}
    </Split>
  )
}
