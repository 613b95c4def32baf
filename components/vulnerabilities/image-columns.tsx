import type { Column } from '@/components/data-table/column'
import { AssetName } from '@/components/mark/asset-name'
import { SeverityMark } from '@/components/mark/severity-mark'
import { SeverityTally } from '@/components/mark/severity-tally'
import { InverseChip } from '@/components/ui/chip'
import type { ImageItem } from '@/lib/model/inventory'

/** What every table of images says of them. */
export const imageColumns = {
  worst: {
    id: 'worst',
    header: '',
    label: 'Worst open finding',
    width: 44,
    tight: true,
    small: 'mark',
    cell: (row) => (row.worst ? <SeverityMark severity={row.worst} /> : null),
  },
  name: {
    id: 'name',
    header: 'Image',
    opens: true,
    small: 'name',
    cell: (row) => <AssetName kind="image" name={row.name} />,
  },
  findings: {
    id: 'findings',
    header: 'Open findings',
    width: 232,
    cell: (row) =>
      row.scannedAt === null ? <span className="faint">not scanned</span> : <SeverityTally totals={row.severities} />,
  },
  exploited: {
    id: 'exploited',
    header: 'KEV',
    width: 96,
    small: 'fact',
    cell: (row) =>
      row.exploited > 0 ? (
        <InverseChip title="Findings known to be exploited">{row.exploited} exploited</InverseChip>
      ) : null,
  },
} satisfies Record<string, Column<ImageItem>>
