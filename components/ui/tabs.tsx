import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatCount } from './format-count'

export type Tab = { id: string; label: ReactNode; href: string; count?: number }
export type TabsProps = { label: string; tabs: readonly Tab[]; current: string }

/** Views of one page as links, so that the URL holds which one is open. `label` names the row of tabs. */
export function Tabs({ label, tabs, current }: TabsProps) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.id} href={tab.href} scroll={false} aria-current={tab.id === current ? 'page' : undefined}>
          {tab.label}
          {tab.count === undefined ? null : <span className="n">{formatCount(tab.count)}</span>}
        </Link>
      ))}
    </nav>
  )
}

/** Two or three ways to see the same rows, as links. */
export function Segments({ label, tabs, current }: TabsProps) {
  return (
    <nav className="seg" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.id} href={tab.href} scroll={false} aria-current={tab.id === current ? 'page' : undefined}>
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}

export type SegmentButtonsProps = {
  label: string
  options: readonly { value: string; label: ReactNode }[]
  value: string
  onChange: (value: string) => void
}

/** The same, for a choice that is not worth a URL (which snippet is shown, light or dark). */
export function SegmentButtons({ label, options, value, onChange }: SegmentButtonsProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div className="seg" role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
