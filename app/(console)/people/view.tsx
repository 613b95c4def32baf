'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ExportLinks } from '@/components/data-table/export-links'
import { FilterBar } from '@/components/data-table/filter-bar'
import { Pager } from '@/components/data-table/pager'
import { NewPerson } from '@/components/people/new-person'
import { PeopleTable } from '@/components/people/people-table'
import type { NamedEnvironment } from '@/components/people/person-facts'
import { PersonPane } from '@/components/people/person-pane'
import { NoMatch } from '@/components/states/empty'
import { Forbidden } from '@/components/states/forbidden'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { Button } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { Split } from '@/components/ui/split'
import { can } from '@/lib/auth/policy'
import { roleSummary } from '@/lib/auth/role-summary'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import type { PersonItem } from '@/lib/queries/list-people'

type ViewProps = { filters: { q?: string }; open: string | null; environments: readonly NamedEnvironment[] }

/** Who may come here sees the list; who may not is told what it takes. */
export function PeopleView(props: ViewProps) {
  const me = useMe()
  if (can(me.grants, 'people:read', null)) return <PeopleList {...props} />
  return (
    <>
      <PageHead title="People and roles" />
      <Forbidden
        needs="It needs the role Security admin on all environments."
        has={`You have: ${roleSummary(me.grants)}.`}
        askWhom={['a security admin of all environments']}
        back={{ label: 'Your account', href: '/account' }}
      />
    </>
  )
}

function PeopleList({ filters, open, environments }: ViewProps) {
  const router = useRouter()
  const [making, setMaking] = useState(false)
  const list = usePages<PersonItem>(keys.list('people', filters), '/api/v1/people', filters)
  const href = (changes: Readonly<Record<string, string | null>>) =>
    searchHref('/people', { ...filters, open: open ?? undefined }, changes)
  const { items, total } = list
  const person = items?.find((item) => item.id === open)
  return (
    <>
      <Split
        pane={
          person ? (
            <PersonPane key={person.id} person={person} environments={environments} closeHref={href({ open: null })} />
          ) : undefined
        }
      >
        <PageHead
          title="People and roles"
          facts={total && filters.q === undefined ? `${total.value} in all` : undefined}
          actions={
            <>
              <ExportLinks name="people" filters={filters} total={total} />
              <Button variant="primary" onClick={() => setMaking(true)}>
                <Plus className="i i-s" aria-hidden="true" />
                New person
              </Button>
            </>
          }
        />
        <FilterBar
          chips={[]}
          definitions={[]}
          search={{
            label: 'Search name or e-mail',
            value: filters.q ?? '',
            onSearch: (q) => router.push(href({ q: q || null, open: null }), { scroll: false }),
          }}
        />
        {items === undefined ? (
          list.error ? (
            <QueryFailure
              error={list.error}
              what="People"
              hides="You do not see who may do what."
              onRetry={list.retry}
            />
          ) : (
            <Loading what="people" />
          )
        ) : items.length === 0 ? (
          <NoMatch what="person" filters={1} clearHref="/people" />
        ) : (
          <>
            {list.error ? (
              <StaleBanner since={new Date(list.updatedAt)} onRetry={list.retry} retrying={list.fetching} />
            ) : null}
            <PeopleTable
              items={items}
              environments={environments}
              openId={open}
              href={(row) => href({ open: row.id })}
              onEscape={open === null ? undefined : () => router.push(href({ open: null }), { scroll: false })}
            />
            <Pager noun="people" shown={items.length} total={total?.value} onMore={list.more} busy={list.loadingMore} />
          </>
        )}
      </Split>
      {making ? (
        <NewPerson
          environments={environments}
          onClose={() => setMaking(false)}
          onMade={(id) => {
            setMaking(false)
            router.push(href({ open: id }), { scroll: false })
          }}
        />
      ) : null}
    </>
  )
}
