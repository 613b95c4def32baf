import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type NoteProps = { children: ReactNode; icon?: ReactNode; tone?: 'plain' | 'accent' | 'danger' }

/** A sentence the page needs beside its figures: a limit, a consequence, who may do what. */
export function Note({ children, icon, tone = 'plain' }: NoteProps) {
  return (
    <div className={classNames('note', tone !== 'plain' && `note-${tone}`)}>
      {icon}
      <div className="grow">{children}</div>
    </div>
  )
}
