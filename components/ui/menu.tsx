'use client'

import { useState, type ComponentType, type KeyboardEvent, type ReactNode } from 'react'

export type MenuItem = {
  id: string
  label: string
  icon?: ReactNode
  detail?: ReactNode
  danger?: boolean
  selected?: boolean
  href?: string
  onAction?: () => void
  items?: readonly MenuItem[]
  choice?: 'single' | 'multiple'
}
export type MenuGroup = { title?: string; items: readonly MenuItem[]; choice?: 'single' | 'multiple' }

export type MenuProps = {
  trigger: ReactNode
  triggerClassName?: string
  label?: string
  menuLabel: string
  groups: readonly MenuGroup[]
  header?: ReactNode
  footer?: ReactNode
  end?: boolean
}

const load = () => import('./menu-open').then((module) => module.OpenMenu)

/**
 * A button that opens a list of things to do or choose. Groups with `choice` are radio or check items; an item with
 * `items` opens a further list. `label` names a trigger without words; `header` and `footer` stand around the list.
 * The list itself is a third of a page's script, so it comes when somebody is about to need it.
 */
export function Menu({ triggerClassName = 'btn', ...props }: MenuProps) {
  const [Open, setOpen] = useState<ComponentType<MenuProps> | null>(null)
  // The closed button stays until the list is there, so that it never blinks away.
  async function open() {
    const loaded = await load()
    setOpen(() => loaded)
  }
  if (Open) return <Open {...props} triggerClassName={triggerClassName} />
  return (
    <button
      type="button"
      className={triggerClassName}
      aria-label={props.label}
      aria-haspopup="menu"
      aria-expanded="false"
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => void open()}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
        event.preventDefault()
        void open()
      }}
    >
      {props.trigger}
    </button>
  )
}
