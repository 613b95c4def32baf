'use client'

import { useRouter } from 'next/navigation'
import { FilterBar } from '@/components/data-table/filter-bar'
import { ResultPane } from '@/components/gate/result-pane'
import { ResultTable } from '@/components/gate/result-table'
import { verdictNames } from '@/components/gate/rule-words'
import { withEnvironment } from '@/components/shell/environment-url'
import { Empty } from '@/components/states/empty'
import { ListState } from '@/components/states/list-state'
import { CodeBlock } from '@/components/ui/code-block'
import { formatCount } from '@/components/ui/format-count'
import { PageHead } from '@/components/ui/page-head'
import { Split } from '@/components/ui/split'
import { keys } from '@/lib/client/keys'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import { gateVerdicts, type GateResultItem } from '@/lib/model/gate'
import type { GateFilters } from './search-params'
import { GateTabs } from './tabs'

const labels = { verdict: 'Answer', branch: 'Branch', commit: 'Commit', q: 'Image' } as const

/** The answers of the gate with their filters; one open beside. */
export function GateView({ filters, open }: { filters: GateFilters; open: string | null }) {
  const router = useRouter()
  const list = usePages<GateResultItem>(keys.list('gate', filters), '/api/v1/gate/results', filters, {
    refetchInterval: 30_000,
  })
  const environment = filters.environment ?? null
  const href = (changes: Readonly<Record<string, string | null>>) =>
    searchHref('/gate', { ...filters, open: open ?? undefined }, changes)
  const chips = (['verdict', 'branch', 'commit', 'q'] as const).flatMap((id) => {
    const value = filters[id]
    if (value === undefined) return []
    const verdict = gateVerdicts.find((one) => id === 'verdict' && one === value)
    const shown = verdict ? verdictNames[verdict] : value
    return [{ id, label: labels[id], value: shown, removeHref: href({ [id]: null, open: null }) }]
  })
  const clearHref = searchHref('/gate', { environment: filters.environment })
  const closeHref = href({ open: null })
  return (
    <Split
      pane={
        open === null ? undefined : (
          <ResultPane id={open} closeHref={closeHref} hrefOf={(path) => withEnvironment(path, environment)} />
        )
      }
    >
      <PageHead
        title="Gate"
        facts={list.total ? `${formatCount(list.total.value, list.total.capped)} answers to pipelines` : undefined}
      />
      <GateTabs current="answers" environment={environment} />
      <FilterBar
        chips={chips}
        clearHref={clearHref}
        search={{
          label: 'Search by image',
          value: filters.q ?? '',
          onSearch: (text) => router.replace(href({ q: text || null, open: null }), { scroll: false }),
        }}
        definitions={[
          {
            id: 'verdict',
            label: labels.verdict,
            choice: 'single',
            options: gateVerdicts.map((value) => ({
              value,
              label: verdictNames[value],
              href: href({ verdict: filters.verdict === value ? null : value, open: null }),
              selected: filters.verdict === value,
            })),
          },
        ]}
      />
      <ListState
        list={list}
        what="Answers"
        one="answer"
        hides="What pipelines were answered is not shown because of it."
        filters={chips.length}
        clearHref={clearHref}
        empty={
          <>
            <Empty
              title="No pipeline has asked yet"
              evidence="A pipeline sends the report of an image and is told whether it may go on."
            />
            <div className="region">
              <CodeBlock
                label="Ask from a pipeline"
                code={'trivy image --format json -o report.json "$IMAGE"\nnpx plimsoll gate report.json'}
              />
            </div>
          </>
        }
      >
        {(items) => (
          <ResultTable
            items={items}
            openId={open}
            hrefOf={(id) => href({ open: id })}
            onEscape={open === null ? undefined : () => router.push(closeHref, { scroll: false })}
          />
        )}
      </ListState>
    </Split>
  )
}
