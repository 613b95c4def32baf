import { X } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** List left, pane right. Below 1180 px the pane lies over the list. */
export function Split({ children, pane }: { children: ReactNode; pane?: ReactNode }) {
  return (
    <div className={classNames('split', pane !== undefined && pane !== null && 'split-open')}>
      <div className="split-l">{children}</div>
      {pane}
    </div>
  )
}

export type PaneProps = {
  label: string
  closeHref: string
  bar?: ReactNode
  head?: ReactNode
  tabs?: ReactNode
  foot?: ReactNode
  sheet?: ReactNode
  children: ReactNode
}

/** One open row: bar (place in the list, actions), head, tabs, scrolling body, then `sheet` (a form) or `foot`. */
export function Pane({ label, closeHref, bar, head, tabs, foot, sheet, children }: PaneProps) {
  return (
    <aside className="pane" aria-label={label}>
      <div className="pane-bar">
        {bar}
        <span className="grow" />
        <Link
          className="btn btn-quiet btn-icon btn-s"
          href={closeHref}
          scroll={false}
          aria-label="Close"
          title="Close"
          data-pane-close
        >
          <X className="i" aria-hidden="true" />
        </Link>
      </div>
      {/* A scrolling region must be reachable by keyboard even when nothing in it can be focused. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="pane-scroll" tabIndex={0} aria-label={`${label}, details`}>
        {head === undefined ? null : <div className="pane-head">{head}</div>}
        {tabs}
        <div className="pane-body">{children}</div>
      </section>
      {sheet === undefined ? null : <div className="pane-sheet">{sheet}</div>}
      {foot === undefined ? null : <div className="pane-foot">{foot}</div>}
    </aside>
  )
}
