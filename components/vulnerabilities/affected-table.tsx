import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { AssetName } from '@/components/mark/asset-name'
import { SeverityMark } from '@/components/mark/severity-mark'
import { withEnvironment } from '@/components/shell/environment-url'
import { Chip } from '@/components/ui/chip'
import { formatCount } from '@/components/ui/format-count'
import { Time } from '@/components/ui/time'
import { fixWords } from '@/lib/client/fix-words'
import type { AffectedAsset } from '@/lib/model/inventory'

const columns: Column<AffectedAsset>[] = [
  {
    id: 'severity',
    header: '',
    label: 'Severity',
    width: 44,
    tight: true,
    small: 'mark',
    cell: (row) => <SeverityMark severity={row.severity} />,
  },
  {
    id: 'asset',
    header: 'Asset',
    opens: true,
    small: 'name',
    cell: (row) => <AssetName kind={row.asset.kind} name={row.asset.name} />,
  },
  {
    id: 'package',
    header: 'Package',
    width: 220,
    cell: ({ packages: [first, ...more] }) => (
      <>
        {first?.name} <code className="muted">{first?.version}</code>
        {more.length > 0 ? <span className="faint"> +{more.length}</span> : null}
      </>
    ),
  },
  {
    id: 'fixed',
    header: 'Fixed in',
    width: 140,
    small: 'fact',
    cell: ({ packages: [first] }) =>
      first?.fixedVersion ? (
        <code>{first.fixedVersion}</code>
      ) : (
        <span className="faint">{fixWords(first?.fixStatus ?? null)}</span>
      ),
  },
  {
    id: 'runs',
    header: 'Runs in',
    width: 190,
    small: 'place',
    cell: (row) => (
      <>
        {row.workloads > 0 ? (
          `${formatCount(row.workloads)} ${row.workloads === 1 ? 'workload' : 'workloads'} `
        ) : row.asset.kind === 'image' ? (
          <span className="faint">nowhere known </span>
        ) : null}
        <span className="sub">{row.clusters.join(', ') || row.asset.environment}</span>
      </>
    ),
  },
  {
    id: 'reach',
    header: 'Reach',
    width: 122,
    cell: ({ asset }) =>
      asset.exposed ? <Chip>internet-facing</Chip> : asset.running ? <Chip tone="line">running</Chip> : null,
  },
  {
    id: 'since',
    header: 'Since',
    right: true,
    width: 76,
    small: 'when',
    cell: (row) => (
      <span className="muted">
        <Time at={row.firstSeenAt} />
      </span>
    ),
  },
]

/** What a vulnerability affects; each row opens the asset. */
export function AffectedTable({ items, environment }: { items: readonly AffectedAsset[]; environment: string | null }) {
  return (
    <DataTable
      caption="Affected assets"
      columns={columns}
      rows={items}
      rowId={(row) => row.asset.id}
      rowName={(row) => row.asset.name}
      href={(row) =>
        withEnvironment(
          row.asset.kind === 'image' ? `/images/${row.asset.id}` : `/inventory/${row.asset.id}`,
          environment,
        )
      }
    />
  )
}
