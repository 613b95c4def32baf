/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no tag is a list whose field keeps the focus (ARIA combobox pattern) */
import { useEffect } from 'react'
import { Kbd } from '../ui/kbd'
import type { PaletteEntry, PaletteGroup } from './palette-entries'

type ListProps = {
  id: string
  groups: readonly PaletteGroup[]
  active: number
  onGo: (entry: PaletteEntry) => void
  onPoint: (index: number) => void
}

/** The grouped options under the palette's field. The field keeps the focus; the active option is told by its id. */
export function PaletteList({ id, groups, active, onGo, onPoint }: ListProps) {
  useEffect(() => {
    document.getElementById(`${id}option${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, active])
  const starts = groups.map((_, group) =>
    groups.slice(0, group).reduce((sum, before) => sum + before.entries.length, 0),
  )
  return (
    <div className="pal-list" role="listbox" id={`${id}list`} aria-label="Results">
      {groups.map((group, groupIndex) => (
        <div key={group.title} role="group" aria-labelledby={`${id}group${groupIndex}`}>
          <div className="pal-g" id={`${id}group${groupIndex}`} role="presentation">
            {group.title}
          </div>
          {group.entries.map((entry, place) => {
            const at = (starts[groupIndex] ?? 0) + place
            return (
              // Keys are handled by the field, which keeps the focus.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
              <div
                key={entry.id}
                id={`${id}option${at}`}
                className="pal-i"
                role="option"
                aria-selected={at === active}
                onClick={() => onGo(entry)}
                onPointerMove={() => (at === active ? undefined : onPoint(at))}
              >
                {entry.icon}
                <span className="grow cut">{entry.label}</span>
                {entry.detail === undefined ? null : <span className="s muted">{entry.detail}</span>}
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}

export function PaletteFoot() {
  return (
    <div className="pal-f" aria-hidden="true">
      <Kbd>↑</Kbd>
      <Kbd>↓</Kbd> move <Kbd>Enter</Kbd> open <Kbd>Esc</Kbd> close
    </div>
  )
}
