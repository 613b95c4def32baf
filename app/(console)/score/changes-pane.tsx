'use client'

import { ProblemState } from '@/components/posture/problem-state'
import { ChangeTable } from '@/components/posture/change-table'
import { Pager } from '@/components/data-table/pager'
import { withEnvironment } from '@/components/shell/environment-url'
import { Loading } from '@/components/states/loading'
import { Pane } from '@/components/ui/split'
import { keys } from '@/lib/client/keys'
import { usePages } from '@/lib/client/use-pages'
import { causeNames } from '@/lib/model/move-words'
import type { PostureChange } from '@/lib/model/posture'
import { scoreHref, type periodFilters, type ScoreState } from './search-params'

type ChangesPaneProps = {
  state: ScoreState
  open: NonNullable<ScoreState['open']>
  /** The time that the causes are told of. */
  period: ReturnType<typeof periodFilters>
}

/** Exactly the resources that one cause is made of. */
export function ChangesPane({ state, open, period }: ChangesPaneProps) {
  const filters = { ...period, cause: open.cause, check: open.check || undefined }
  const list = usePages<PostureChange>(
    keys.detail('score', 'changes', filters),
    '/api/v1/score/changes/resources',
    filters,
  )
  const isStale = open.cause === 'evidence-stale'
  const name = list.items?.[0]?.checkName
  const title = name ? `${causeNames[open.cause]}: ${name}` : causeNames[open.cause]
  return (
    <Pane
      label={title}
      closeHref={scoreHref({ ...state, open: null })}
      bar={<span className="muted s">{isStale ? 'What the score no longer knows' : 'What moved the score'}</span>}
      head={<h2>{title}</h2>}
    >
      {list.items === undefined ? (
        list.error ? (
          <ProblemState
            what="Resources"
            hides="Which resources this cause is made of is not shown because of it."
            error={list.error}
            onRetry={list.retry}
            retrying={list.fetching}
          />
        ) : (
          <Loading what="resources" />
        )
      ) : list.items.length === 0 ? (
        <p className="muted wrap">
          {isStale
            ? 'All of them have been reported on since.'
            : 'The resources of this cause were not kept: the first report of an environment counts everything that there is, and single changes are kept for 400 days.'}
        </p>
      ) : (
        <>
          {isStale ? (
            <p className="muted wrap">
              Nobody has reported on these for a day or more. They moved nothing: they are counted as they stood when
              they were last seen.
            </p>
          ) : null}
          <ChangeTable
            changes={list.items}
            hrefOf={(row) => withEnvironment(`/inventory/${row.assetId}`, state.environment ?? null)}
          />
          <Pager
            noun="changes"
            shown={list.items.length}
            total={list.total?.value}
            capped={list.total?.capped}
            onMore={list.more}
            busy={list.loadingMore}
          />
        </>
      )}
    </Pane>
  )
}
