import type { ReactNode } from 'react'
import { LinkButton } from '../ui/button'
import { StateFrame } from './state-frame'

export type ForbiddenProps = {
  title?: string
  needs: ReactNode
  has?: ReactNode
  askWhom?: readonly string[]
  back?: { label: string; href: string }
  level?: 2 | 3
}

/** The page exists but not for this role: what it needs, which role the person has, who can give the other. */
export function Forbidden({
  title = 'Your role does not include this page',
  needs,
  has,
  askWhom,
  back,
  level,
}: ForbiddenProps) {
  return (
    <div className="sb-place">
      <StateFrame
        kind="deny"
        level={level}
        caption="Forbidden"
        glyph={
          <>
            <rect x="14" y="14" width="24" height="18" rx="2" />
            <path d="M19 14V10a7 7 0 0 1 14 0v4M2 23h12M38 23h12" />
          </>
        }
        title={title}
        text={
          <>
            {needs} {has}{' '}
            {askWhom?.length ? `Ask ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(askWhom)}.` : null}
          </>
        }
        actions={
          back === undefined ? undefined : (
            <LinkButton small href={back.href}>
              {back.label}
            </LinkButton>
          )
        }
      />
    </div>
  )
}
