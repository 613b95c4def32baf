import Link from 'next/link'
import { SeverityMark } from '../mark/severity-mark'
import { formatCount } from '../ui/format-count'
import type { BoardCell, TacticsBoard as Board } from '@/lib/model/threat-board'
import { tacticName } from './words'

/** More types than these do not fit into a filter. */
const most = 50

/** ATT&CK for containers: a column for each tactic, in it its techniques; what has open alerts comes first and is a link. */
export function TacticsBoard({ board, href }: { board: Board; href: (path: string) => string }) {
  return (
    <div className="board">
      {board.columns.map(({ tactic, open, cells }) => (
        <section key={tactic} className="board-column" aria-label={tacticName(tactic)}>
          <h3 className="board-head">
            {tacticName(tactic)} <span className="n">{open > 0 ? formatCount(open) : ''}</span>
          </h3>
          <ul>
            {cells.map((cell) => (
              <li key={cell.id ?? ''}>
                <Cell cell={cell} href={href(`/alerts?tactic=${tactic}&type=${typesOf(cell)}`)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const typesOf = ({ types }: BoardCell) => encodeURIComponent(types.slice(0, most).join(','))

function Cell({ cell, href }: { cell: BoardCell; href: string }) {
  const { id, name, known, open, severity } = cell
  const title = `${id ?? ''} ${name}: ${open} open, told of by ${known} kinds of alerts`.trim()
  if (severity === null) {
    return (
      <span className="board-cell" title={title}>
        <span className="board-name">{name}</span>
        <span className="faint">{known}</span>
      </span>
    )
  }
  return (
    <Link className="board-cell board-open" href={href} title={title}>
      <SeverityMark severity={severity} />
      <span className="board-name">{name}</span>
      <b>{formatCount(open)}</b>
    </Link>
  )
}
