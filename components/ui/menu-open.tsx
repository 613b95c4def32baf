'use client'

import { Dropdown } from '@heroui/react/dropdown'
import { Header } from '@heroui/react/header'
import { Check, ChevronRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useId, useRef, useState } from 'react'
import { classNames } from './class-names'
import type { MenuItem, MenuProps } from './menu'

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

/** The trigger and its list once they are needed; pages use `Menu`, which loads this on demand. Opens at once. */
export function OpenMenu({ trigger, triggerClassName, label, menuLabel, groups, header, footer, end }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  // This button took the place of one that may have had the focus: take that first, so that closing returns it.
  useEffect(() => {
    button.current?.focus()
    const frame = requestAnimationFrame(() => setOpen(true))
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <Dropdown isOpen={open} onOpenChange={setOpen}>
      <Dropdown.Trigger ref={button} className={triggerClassName} aria-label={label}>
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
