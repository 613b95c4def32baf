'use client'

import { ExportLinks } from '@/components/data-table/export-links'
import { Empty } from '@/components/states/empty'
import { ListState } from '@/components/states/list-state'
import {
  fixedColumn,
  nameColumn,
  packageColumn,
  severityColumn,
  seenByColumn,
} from '@/components/vulnerabilities/finding-columns'
import { FindingTable } from '@/components/vulnerabilities/finding-table'
import { keys } from '@/lib/client/keys'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import type { AssetDetail, FindingItem } from '@/lib/model/inventory'
import type { AssetPageState } from './search-params'

type FindingsProps = { asset: AssetDetail; state: AssetPageState; path: string }

/** Everything that scanners found on this asset itself. */
export function AssetFindings({ asset, state, path }: FindingsProps) {
  const filters = { asset: asset.id }
  const list = usePages<FindingItem>(keys.list('findings', filters), '/api/v1/findings', filters)
  const isVulnerable = asset.findings.some(({ kind }) => kind === 'vulnerability')
  const about = isVulnerable ? [packageColumn(300), fixedColumn] : [packageColumn(340, { kind: 'secret' })]
  return (
    <ListState
      list={list}
      what="Findings"
      one="finding"
      hides="You do not see what was found here."
      filters={0}
      clearHref=""
      empty={
        <Empty
          title="Nothing was found on it"
          evidence="What is found in an image stands on the image; see its relations."
        />
      }
    >
      {(items) => (
        <>
          <div className="filters">
            <ExportLinks small name="findings" filters={filters} total={list.total} />
          </div>
          <FindingTable
            caption="Findings"
            columns={[severityColumn, nameColumn('Finding'), ...about, seenByColumn([])]}
            items={items}
            open={state.open}
            openHref={(open) => searchHref(path, state, { open })}
            environment={state.environment ?? null}
          />
        </>
      )}
    </ListState>
  )
}
