import { tactics, type Tactic } from '@/lib/model/alert'
import { classNames } from '../ui/class-names'
import { tacticName } from './words'

// The two that Microsoft adds have no place of their own in the order of an attack.
const placed: Partial<Record<Tactic, Tactic>> = { Probing: 'Reconnaissance', Exploitation: 'InitialAccess' }
const inOrder = tactics.filter((tactic) => placed[tactic] === undefined)

/** How far along an attack this is: the tactics of an alert in the order in which attacks go on. */
export function TacticLine({ shown }: { shown: readonly Tactic[] }) {
  if (shown.length === 0) return null
  const here = new Set(shown.map((tactic) => placed[tactic] ?? tactic))
  const first = inOrder.findIndex((tactic) => here.has(tactic))
  const last = inOrder.findLastIndex((tactic) => here.has(tactic))
  // Nine places fit; those nearest to what happened are drawn.
  const from = Math.max(0, Math.min(first - 2, inOrder.length - 9))
  const to = Math.max(from + 9, last + 1)
  /** Of names side by side every other one stands lower, so that none runs into the next. */
  const isLow = (drawn: readonly Tactic[], index: number): boolean => {
    const before = drawn[index - 1]
    return before !== undefined && here.has(before) && !isLow(drawn, index - 1)
  }
  return (
    <div>
      <ol className="chain" aria-label="Tactics, in the order of an attack">
        {inOrder.slice(from, to).map((tactic, index, drawn) => (
          <li
            key={tactic}
            className={classNames(here.has(tactic) && 'here', isLow(drawn, index) && 'low')}
            aria-hidden={!here.has(tactic) || undefined}
          >
            <span>{tacticName(tactic)}</span>
          </li>
        ))}
      </ol>
      {shown.some((tactic) => placed[tactic]) ? (
        <p className="s muted">
          {shown
            .filter((tactic) => placed[tactic])
            .map(tacticName)
            .join(', ')}
        </p>
      ) : null}
    </div>
  )
}
