'use client'

import { useQuery } from '@tanstack/react-query'
import '@/components/entities/entities.css'
import { EntityFacts, EntityStanding } from '@/components/entities/entity-facts'
import { EntityRelated } from '@/components/entities/entity-related'
import { EntityTimeline } from '@/components/entities/entity-timeline'
import { alertWords, entityNames, shows } from '@/components/entities/words'
import { withEnvironment } from '@/components/shell/environment-url'
import { Empty } from '@/components/states/empty'
import { ListState } from '@/components/states/list-state'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { Breakable } from '@/components/ui/breakable'
import { PageHead } from '@/components/ui/page-head'
import { Region } from '@/components/ui/region'
import { Segments } from '@/components/ui/tabs'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import type { EntityDetail, EntityEntry } from '@/lib/model/entity-view'
import { entryFilter, timelineKey } from './search-params'

type ViewProps = { id: string; environment: string | undefined; show: string | undefined }

/** The entity: what it is, how it stands, what comes with it, and one timeline of all that happened. */
export function EntityView({ id, environment, show }: ViewProps) {
  const query = useQuery({
    queryKey: keys.detail('alerts', id, { part: 'entity' }),
    queryFn: ({ signal }) => fetchJson<EntityDetail>(`/api/v1/entities/${encodeURIComponent(id)}`, { signal }),
  })
  const entity = query.data
  if (!entity) {
    if (!query.error) return <Loading what="entity" />
    return (
      <QueryFailure
        error={query.error}
        what="This entity"
        hides="What happened to it is not shown because of it."
        onRetry={() => void query.refetch()}
      />
    )
  }
  const href = (path: string) => withEnvironment(path, environment ?? null)
  const [place, ...others] = entity.places
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Alerts', href: href('/alerts') }]}
        title={<Breakable text={entity.name} />}
        facts={
          <>
            {entityNames[entity.kind]}, {place && others.length === 0 ? place.name : entity.environment.name}.{' '}
            {alertWords(entity.alerts)}
          </>
        }
      />
      {query.error ? <StaleBanner since={new Date(query.dataUpdatedAt)} onRetry={() => void query.refetch()} /> : null}
      <div className="ent-sheet">
        <div>
          <Region title="Timeline">
            <Happened id={id} name={entity.name} environment={environment} show={show} />
          </Region>
        </div>
        <div>
          <Region title="Facts">
            <EntityFacts entity={entity} href={href} />
          </Region>
          <Region title="How it stands">
            <EntityStanding entity={entity} href={href} />
          </Region>
          <Region title="Comes with" note="in the same alerts">
            <EntityRelated related={entity.related} href={href} />
          </Region>
        </div>
      </div>
    </>
  )
}

function Happened({ id, name, environment, show }: ViewProps & { name: string }) {
  const path = `/entities/${id}`
  const filters = entryFilter(show)
  const current = filters.show ?? 'all'
  const list = usePages<EntityEntry>(
    timelineKey(id, filters),
    `/api/v1/entities/${encodeURIComponent(id)}/timeline`,
    filters,
  )
  const linkTo = (one: string | null) => searchHref(path, { environment }, { show: one })
  return (
    <>
      <div className="ent-shows">
        <Segments
          label="What is shown"
          current={current}
          tabs={shows.map((one) => ({ ...one, href: linkTo(one.id === 'all' ? null : one.id) }))}
        />
      </div>
      <ListState
        list={list}
        what="Entries"
        one="entry"
        hides="You do not see what happened here."
        filters={current === 'all' ? 0 : 1}
        clearHref={linkTo(null)}
        empty={<Empty title="Nothing is kept of it" evidence="What happened is older than what is kept." />}
      >
        {(entries) => (
          <EntityTimeline entries={entries} name={name} href={(to) => withEnvironment(to, environment ?? null)} />
        )}
      </ListState>
    </>
  )
}
