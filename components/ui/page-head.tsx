import Link from 'next/link'
import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type PageHeadProps = {
  title: ReactNode
  facts?: ReactNode
  actions?: ReactNode
  crumbs?: readonly { label: string; href: string }[]
  lead?: ReactNode
}

/** Title, one line of facts, at most two actions. `lead` (the hull gauge) makes the head taller and puts facts below. */
export function PageHead({ title, facts, actions, crumbs, lead }: PageHeadProps) {
  return (
    <header className={classNames('head', lead !== undefined && 'head-tall')}>
      {lead}
      <div className="head-text">
        {crumbs?.length ? (
          <nav aria-label="Path">
            <ol className="crumbs">
              {crumbs.map((crumb) => (
                <li key={crumb.href}>
                  <Link href={crumb.href}>{crumb.label}</Link>
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <div className={lead === undefined ? 'head-line' : undefined}>
          <h1>{title}</h1>
          {facts === undefined ? null : <div className="sub">{facts}</div>}
        </div>
      </div>
      {actions === undefined ? null : <div className="head-acts">{actions}</div>}
    </header>
  )
}
