'use client'

import { Dropdown } from '@heroui/react/dropdown'
import { Header } from '@heroui/react/header'
import { Check, ChevronRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useId, type ReactNode } from 'react'
import { classNames } from './class-names'

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

const selectedIds = (items: readonly MenuItem[]) => items.filter((item) => item.selected).map((item) => item.id)

function ItemBody({ item }: { item: MenuItem }) {
  return (
    <>
      {item.icon}
      <span className="cut">{item.label}</span>
      {item.detail === undefined ? null : <span className="mi-detail">{item.detail}</span>}
      {item.selected ? <Check className="i i-s mi-tick" aria-hidden="true" /> : null}
      {item.items ? <ChevronRight className="i i-s mi-tick" aria-hidden="true" /> : null}
    </>
  )
}

function Entry({ item }: { item: MenuItem }) {
  const router = useRouter()
  const body = (
    <Dropdown.Item
      id={item.id}
      textValue={item.label}
      className={classNames('mi', item.danger && 'mi-danger')}
      onAction={() => {
        if (item.items) return
        item.onAction?.()
        if (item.href !== undefined) router.push(item.href, { scroll: false })
      }}
    >
      <ItemBody item={item} />
    </Dropdown.Item>
  )
  if (!item.items) return body
  return (
    <Dropdown.SubmenuTrigger>
      {body}
      <Dropdown.Popover className="pop pop-menu pop-enter">
        <Dropdown.Menu
          aria-label={item.label}
          selectionMode={item.choice ?? 'none'}
          selectedKeys={selectedIds(item.items)}
        >
          {item.items.map((child) => (
            <Entry key={child.id} item={child} />
          ))}
        </Dropdown.Menu>
      </Dropdown.Popover>
    </Dropdown.SubmenuTrigger>
  )
}

/**
 * A button that opens a list of things to do or choose. Groups with `choice` are radio or check items; an item with
 * `items` opens a further list. `label` names a trigger without words; `header` and `footer` stand around the list.
 */
export function Menu({ trigger, triggerClassName = 'btn', label, menuLabel, groups, header, footer, end }: MenuProps) {
  const id = useId()
  return (
    <Dropdown>
      <Dropdown.Trigger className={triggerClassName} aria-label={label}>
        {trigger}
      </Dropdown.Trigger>
      <Dropdown.Popover className="pop pop-menu pop-enter" placement={end ? 'bottom end' : 'bottom start'} offset={4}>
        {header}
        <Dropdown.Menu aria-label={menuLabel}>
          {groups.map((group, index) => (
            <Dropdown.Section
              key={group.title ?? `${id}-${index}`}
              className="mi-section"
              aria-label={group.title ?? menuLabel}
              selectionMode={group.choice ?? 'none'}
              selectedKeys={selectedIds(group.items)}
            >
              {group.title === undefined ? null : <Header className="mi-label">{group.title}</Header>}
              {group.items.map((item) => (
                <Entry key={item.id} item={item} />
              ))}
            </Dropdown.Section>
          ))}
        </Dropdown.Menu>
        {footer}
      </Dropdown.Popover>
    </Dropdown>
  )
}
