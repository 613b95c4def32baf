import type { ReactNode } from 'react'
import { LinkButton } from '../ui/button'
import { CodeBlock } from '../ui/code-block'
import { StateFrame, wholeMark } from './state-frame'

type Framed = { bare?: boolean; level?: 2 | 3 }

export type EmptyProps = Framed & { title: string; evidence: ReactNode; actions?: ReactNode }

/** Nothing is there, and `evidence` says how we know: who reports on time and how old the newest report is. */
export function Empty({ title, evidence, actions, bare = true, level }: EmptyProps) {
  return <StateFrame kind="empty" glyph={wholeMark} title={title} text={evidence} {...{ actions, bare, level }} />
}

export type NoMatchProps = Framed & { what: string; filters: number; clearHref: string }

/** There are rows, but none fits: "No alert matches these 3 filters". `what` is one row's name. */
export function NoMatch({ what, filters, clearHref, bare = true, level }: NoMatchProps) {
  const noun = filters === 1 ? 'this filter' : `these ${filters} filters`
  return (
    <StateFrame
      kind="empty"
      glyph={
        <>
          <circle cx="26" cy="18" r="14" strokeDasharray="4 4" />
          <path d="M2 18h48" />
        </>
      }
      title={`No ${what} matches ${noun}`}
      text="Rows that do not fit are hidden, not gone."
      actions={
        <LinkButton small href={clearHref}>
          Clear filters
        </LinkButton>
      }
      {...{ bare, level }}
    />
  )
}

export type NothingConnectedProps = Framed & { text?: ReactNode; snippet?: string; connectHref?: string }

/** No collector has reported yet; with the way to connect one, for those who may. */
export function NothingConnected({ text, snippet, connectHref, bare = true, level }: NothingConnectedProps) {
  return (
    <StateFrame
      kind="empty"
      glyph={<path d="M26 4a14 14 0 0 1 0 28M26 4a14 14 0 0 0 0 28" strokeDasharray="3 4" />}
      title="No collector has reported"
      text={text ?? 'Until one does, nothing is known about this environment. An empty page is not a clean bill.'}
      actions={
        connectHref === undefined ? undefined : (
          <LinkButton small variant="primary" href={connectHref}>
            Connect a collector
          </LinkButton>
        )
      }
      {...{ bare, level }}
    >
      {snippet === undefined ? null : <CodeBlock label="Connect command" code={snippet} />}
    </StateFrame>
  )
}
