'use client'

import { Button } from '../ui/button'
import { formatCount } from '../ui/format-count'
import { Kbd } from '../ui/kbd'

export type BarAction = { label: string; shortcut?: string; run: () => void; busy?: boolean }
export type SelectionBarProps = {
  count: number
  /** How many rows match the filters in all; with `onSelectAll` they can be taken together. */
  matching?: number
  capped?: boolean
  onSelectAll?: () => void
  actions: readonly BarAction[]
  onClear: () => void
}

/** Floats over the list's foot while rows are selected. Put it right after the table; it draws nothing at zero. */
export function SelectionBar({ count, matching, capped = false, onSelectAll, actions, onClear }: SelectionBarProps) {
  return (
    <>
      <output className="sr-only">{count === 0 ? '' : `${formatCount(count)} selected`}</output>
      {count === 0 ? null : (
        <div className="bulk-rail">
          <div className="bulk" role="toolbar" aria-label={`${formatCount(count)} selected`}>
            <b>{formatCount(count)} selected</b>
            {onSelectAll && matching !== undefined && matching > count ? (
              <button type="button" className="bulk-all" onClick={onSelectAll}>
                Select all {formatCount(matching, capped)} that match
              </button>
            ) : null}
            <span className="sep" />
            {actions.map((action) => (
              <Button key={action.label} small variant="inverse" busy={action.busy} onClick={action.run}>
                {action.label}
                {action.shortcut === undefined ? null : <Kbd>{action.shortcut}</Kbd>}
              </Button>
            ))}
            <span className="sep" />
            <Button small variant="inverse" aria-label="Clear selection" onClick={onClear}>
              <Kbd>Esc</Kbd>
            </Button>
          </div>
        </div>
      )}
    </>
  )
}
