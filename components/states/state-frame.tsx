import type { ReactNode } from 'react'
import { classNames } from '../ui/class-names'

export type StateFrameProps = {
  kind: 'empty' | 'fail' | 'deny'
  title: string
  text: ReactNode
  caption?: string
  actions?: ReactNode
  glyph: ReactNode
  bare?: boolean
  alert?: boolean
  level?: 2 | 3
  children?: ReactNode
}

/** The frame the honest states share; each fills it so that none can be taken for another. */
export function StateFrame({
  kind,
  title,
  text,
  caption,
  actions,
  glyph,
  bare,
  alert,
  level = 2,
  children,
}: StateFrameProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className={classNames('sb', `sb-${kind}`, bare && 'sb-bare')} role={alert ? 'alert' : undefined}>
      {caption === undefined ? null : <p className="sb-cap">{caption}</p>}
      <svg className="glyph" viewBox="0 0 52 36" aria-hidden="true">
        {glyph}
      </svg>
      <Heading className="sb-title">{title}</Heading>
      <div className="sb-text">{text}</div>
      {children}
      {actions === undefined ? null : <div className="sb-acts">{actions}</div>}
    </div>
  )
}

/** The mark at rest: nothing is there, and that is known. */
export const wholeMark = (
  <>
    <circle cx="26" cy="18" r="14" />
    <path d="M2 18h48" />
  </>
)
