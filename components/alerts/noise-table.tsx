import type { Column } from '../data-table/column'
import { DataTable } from '../data-table/data-table'
import { SeverityMark } from '../mark/severity-mark'
import { Button } from '../ui/button'
import { formatCount } from '../ui/format-count'
import type { NoiseItem, NoiseProposal } from '@/lib/model/threat-board'
import { conditionWords } from './suppression-words'

type TableProps = {
  items: readonly NoiseItem[]
  href: (path: string) => string
  /** Whether a rule may be made there. */
  may: (environmentId: string) => boolean
  onSuppress: (proposal: NoiseProposal) => void
}

const figure = (count: number) => (count === 0 ? <span className="faint">–</span> : formatCount(count))

/** Which kinds of alerts take people's time for nothing, and what would spare them. */
export function NoiseTable({ items, href, may, onSuppress }: TableProps) {
  const columns: Column<NoiseItem>[] = [
    {
      id: 'severity',
      header: '',
      label: 'Severity',
      width: 44,
      tight: true,
      small: 'mark',
      cell: (row) => <SeverityMark severity={row.severity} />,
    },
    { id: 'name', header: 'Alert', opens: true, small: 'name', cell: (row) => row.name },
    {
      id: 'raised',
      header: 'Raised',
      width: 76,
      right: true,
      small: 'fact',
      cell: (row) => (
        <>
          {figure(row.raised)}
          <span className="small-only"> raised</span>
        </>
      ),
    },
    { id: 'repeats', header: 'Repeats', width: 80, right: true, cell: (row) => figure(row.repeats) },
    {
      id: 'dismissed',
      header: 'Dismissed',
      width: 104,
      right: true,
      small: 'when',
      cell: (row) => (
        <>
          {figure(row.dismissed)}
          {row.dismissed > 0 ? <span className="small-only"> dismissed</span> : null}{' '}
          <span className="wide-only faint">
            {row.dismissed > 0 && row.dismissedShare !== null ? `${Math.round(row.dismissedShare * 100)} %` : ''}
          </span>
        </>
      ),
    },
    { id: 'suppressed', header: 'Suppressed', width: 100, right: true, cell: (row) => figure(row.suppressed) },
    {
      id: 'proposal',
      header: 'A rule would spare',
      width: 'clamp(200px, 24vw, 340px)',
      small: 'place',
      cell: ({ proposal }) =>
        proposal === null ? (
          <span className="wide-only faint">–</span>
        ) : (
          <Proposal proposal={proposal} {...(may(proposal.environmentId) && { onSuppress })} />
        ),
    },
  ]
  return (
    <DataTable
      caption="Noise"
      columns={columns}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      href={(row) => href(`/alerts?status=all&type=${encodeURIComponent(row.id)}`)}
    />
  )
}

function Proposal({ proposal, onSuppress }: { proposal: NoiseProposal; onSuppress?: TableProps['onSuppress'] }) {
  return (
    <span className="row">
      <span className="muted cut">
        {proposal.hidden} where {proposal.conditions.map(conditionWords).join(' and ')}
      </span>
      {onSuppress ? (
        <Button small onClick={() => onSuppress(proposal)}>
          Try
        </Button>
      ) : null}
    </span>
  )
}
