import Link from 'next/link'
import { useId, type ReactNode } from 'react'
import { classNames } from './class-names'

export type RegionProps = {
  title: string
  note?: ReactNode
  link?: { label: ReactNode; href: string }
  flush?: boolean
  className?: string
  children: ReactNode
}

/** A part of the sheet, named by its heading. `flush` lets a table reach the edges. */
export function Region({ title, note, link, flush = false, className, children }: RegionProps) {
  const id = useId()
  return (
    <section className={classNames('region', flush && 'region-flush', className)} aria-labelledby={id}>
      <div className="region-head">
        <h2 id={id}>{title}</h2>
        {note === undefined ? null : <span className="meta">{note}</span>}
        {link === undefined ? null : (
          <Link href={link.href} className="more link">
            {link.label}
          </Link>
        )}
      </div>
      {children}
    </section>
  )
}
