import type { ReactNode } from 'react'
import { Kbd } from '../ui/kbd'

export type KeyHint = { keys: readonly string[]; label: string }

/** The keys that do something here, at the foot of a list; `children` replaces the hint to all keys. */
export function KeyBar({ hints, children }: { hints: readonly KeyHint[]; children?: ReactNode }) {
  return (
    <div className="keys">
      {hints.map((hint) => (
        <span key={hint.label}>
          {hint.keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {hint.label}
        </span>
      ))}
      <span className="grow" />
      {children ?? (
        <span>
          <Kbd>?</Kbd> all keys
        </span>
      )}
    </div>
  )
}
