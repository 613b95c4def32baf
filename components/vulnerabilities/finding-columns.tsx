import type { ReactNode } from 'react'
import type { Column } from '@/components/data-table/column'
import { SeverityMark } from '@/components/mark/severity-mark'
import { Chip, InverseChip } from '@/components/ui/chip'
import { fixWords } from '@/lib/client/fix-words'
import type { FindingItem } from '@/lib/model/inventory'
import { WitnessMarks } from './witness-marks'

type FindingColumn = Column<FindingItem>

/** A probability as percent with one decimal. */
export const percent = (probability: number | null) =>
  probability === null || probability === 0 ? null : `${(probability * 100).toFixed(1)} %`

const dash = <span className="faint">–</span>

export const severityColumn: FindingColumn = {
  id: 'severity',
  header: '',
  label: 'Severity',
  width: 44,
  tight: true,
  small: 'mark',
  cell: (row) => <SeverityMark severity={row.severity} />,
}

/** A vulnerability is named by its id, everything else by what it says. */
export const nameColumn = (header: string, width?: number): FindingColumn => ({
  id: 'name',
  header,
  ...(width !== undefined && { width }),
  opens: true,
  small: 'name',
  cell: (row) => (row.kind === 'vulnerability' ? row.rule : row.title),
})

/**
 * Secrets and the like have a place instead of a package. `small`: where rows have two lines, it stands in the second,
 * unless the asset does.
 */
export const packageColumn = (
  width?: number,
  { kind, small = true }: { kind?: string | undefined; small?: boolean } = {},
): FindingColumn => ({
  id: 'package',
  header: kind === undefined || kind === 'vulnerability' || kind === 'licence' ? 'Package' : 'Place',
  ...(width !== undefined && { width }),
  ...(small && { small: 'place' as const }),
  cell: (row) => row.package ?? (row.location ? <code className="muted">{row.location}</code> : dash),
})

export const installedColumn: FindingColumn = {
  id: 'installed',
  header: 'Installed',
  width: 150,
  cell: (row) => (row.version === null ? dash : <code className="muted">{row.version}</code>),
}

export const fixedColumn: FindingColumn = {
  id: 'fixed',
  header: 'Fixed in',
  width: 150,
  cell: (row) =>
    row.kind !== 'vulnerability' ? (
      dash
    ) : row.fixedVersion === null ? (
      <span className="faint">{fixWords(row.fixStatus)}</span>
    ) : (
      <code>{row.fixedVersion}</code>
    ),
}

const epssColumn: FindingColumn = {
  id: 'epss',
  header: 'EPSS',
  right: true,
  width: 64,
  cell: (row) => percent(row.epss) ?? dash,
}

/** Known exploited (KEV: the catalogue of CISA) shouts; at most one such chip is in a row. */
const exploitedColumn: FindingColumn = {
  id: 'exploited',
  header: 'KEV',
  width: 100,
  small: 'fact',
  cell: (row) => (row.exploited ? <InverseChip title="Known to be exploited">exploited</InverseChip> : null),
}

/** What only some scanners tell; a column that would be empty in every row leaves its room to the others. */
export const toldColumns = (items: readonly FindingItem[] | undefined): FindingColumn[] => [
  ...(items?.some((row) => row.epss > 0) ? [epssColumn] : []),
  ...(items?.some((row) => row.exploited) ? [exploitedColumn] : []),
]

export const reachColumn: FindingColumn = {
  id: 'reach',
  header: 'Where',
  width: 118,
  cell: (row) => (row.exposed ? <Chip>internet-facing</Chip> : row.running ? <Chip tone="line">running</Chip> : null),
}

export const seenByColumn = (witnesses: readonly string[]): FindingColumn => ({
  id: 'sources',
  header: 'Seen by',
  width: 96,
  cell: (row) => <WitnessMarks all={witnesses} seen={row.sources} />,
})

export const assetColumn = (draw: (row: FindingItem) => ReactNode): FindingColumn => ({
  id: 'asset',
  header: 'Asset',
  width: 240,
  small: 'place',
  cell: draw,
})
