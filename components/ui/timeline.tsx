import type { ReactNode } from 'react'

export type TimelineEntry = { id: string; at: ReactNode; text: ReactNode; key?: boolean }

/** What happened, newest first. `key` marks what the source saw, against what people did. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="time-line">
      {entries.map((entry) => (
        <li key={entry.id} className={entry.key ? 'key' : undefined}>
          <span className="at">{entry.at}</span>
          <span className="rail" />
          <div>{entry.text}</div>
        </li>
      ))}
    </ol>
  )
}
