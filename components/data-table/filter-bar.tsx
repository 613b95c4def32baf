'use client'

import { ChevronDown, Plus, X } from 'lucide-react'
import Link from 'next/link'
import { useRef, type ReactNode } from 'react'
import { Menu, type MenuItem } from '../ui/menu'
import { useSingleKeys } from '../ui/use-single-keys'
import { SearchField, type SearchFieldProps } from './search-field'

/** A value a filter can take; `href` is the URL with it switched on or off. */
export type FilterOption = {
  value: string
  label: string
  href: string
  selected?: boolean
  detail?: ReactNode
  icon?: ReactNode
}
/** A filter of the allow-list. */
export type FilterDefinition = {
  id: string
  label: string
  options: readonly FilterOption[]
  choice?: 'single' | 'multiple'
}
/** A filter that is on; `removeHref` is the URL without it. Without one the chip cannot be removed. */
export type FilterChip = { id: string; label: string; value: string; removeHref?: string }
export type SortChoice = { options: readonly { value: string; label: string; href: string }[]; value: string }

export type FilterBarProps = {
  chips: readonly FilterChip[]
  definitions: readonly FilterDefinition[]
  search?: SearchFieldProps
  sort?: SortChoice
  clearHref?: string
  children?: ReactNode
}

const optionItem = (option: FilterOption): MenuItem => ({ ...option, id: option.value })

/** A chip whose menu changes its value. */
function EditableChip({ chip, definition }: { chip: FilterChip; definition: FilterDefinition }) {
  return (
    <Menu
      triggerClassName="row"
      menuLabel={definition.label}
      trigger={
        <>
          <span className="muted">{chip.label}</span>
          <b>{chip.value}</b>
        </>
      }
      groups={[{ items: definition.options.map(optionItem), choice: definition.choice ?? 'multiple' }]}
    />
  )
}

function Chip({ chip, definition }: { chip: FilterChip; definition: FilterDefinition | undefined }) {
  return (
    <span className="fchip">
      {definition ? (
        <EditableChip chip={chip} definition={definition} />
      ) : (
        <>
          <span>{chip.label}</span>
          <b>{chip.value}</b>
        </>
      )}
      {chip.removeHref === undefined ? null : (
        <Link
          className="fchip-x"
          href={chip.removeHref}
          scroll={false}
          aria-label={`Remove filter ${chip.label} ${chip.value}`}
        >
          <X className="i" aria-hidden="true" />
        </Link>
      )}
    </span>
  )
}

/** Filters that are on, the menu of those that can be added (F), free text and order. Everything is a link: the URL is their only home. */
export function FilterBar({ chips, definitions, search, sort, clearHref, children }: FilterBarProps) {
  const add = useRef<HTMLSpanElement>(null)
  useSingleKeys({ f: () => add.current?.querySelector('button')?.click() }, definitions.length > 0)
  const order = sort?.options.find((option) => option.value === sort.value)
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div className="filters" role="group" aria-label="Filters">
      {chips.map((chip) => (
        <Chip key={chip.id} chip={chip} definition={definitions.find((definition) => definition.id === chip.id)} />
      ))}
      {definitions.length === 0 ? null : (
        <span ref={add} className="contents">
          <Menu
            triggerClassName="fchip fchip-add"
            menuLabel="Add a filter"
            trigger={
              <>
                <Plus className="i" aria-hidden="true" />
                Filter
              </>
            }
            groups={[
              {
                items: definitions.map((definition) => ({
                  id: definition.id,
                  label: definition.label,
                  choice: definition.choice ?? 'multiple',
                  items: definition.options.map(optionItem),
                })),
              },
            ]}
          />
        </span>
      )}
      {clearHref !== undefined && chips.length > 1 ? (
        <Link className="btn btn-quiet btn-s" href={clearHref} scroll={false}>
          Clear
        </Link>
      ) : null}
      <span className="grow" />
      {search ? <SearchField {...search} /> : null}
      {children}
      {sort ? (
        <Menu
          end
          triggerClassName="fchip"
          menuLabel="Sort by"
          trigger={
            <>
              <span>Sort</span>
              <b>{order?.label ?? 'Default'}</b>
              <ChevronDown className="i" aria-hidden="true" />
            </>
          }
          groups={[
            {
              choice: 'single',
              items: sort.options.map((option) => ({
                id: option.value,
                label: option.label,
                href: option.href,
                selected: option.value === sort.value,
              })),
            },
          ]}
        />
      ) : null}
    </div>
  )
}
