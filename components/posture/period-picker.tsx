'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Segments } from '@/components/ui/tabs'

type Days = { from: string | undefined; to: string | undefined }
export type PeriodPickerProps = Days & { now: string; hrefOf: (days: Days) => string }

const spans = [7, 30, 90, 365] as const
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

/** The time that a page is about: some days until now, or from one day to another. Days are UTC. */
export function PeriodPicker({ from, to, now, hrefOf }: PeriodPickerProps) {
  const router = useRouter()
  const today = dayOf(Date.parse(now))
  const startOf = (days: number) => dayOf(Date.parse(now) - days * 86_400_000)
  const [typed, setTyped] = useState<Days>({ from, to })
  const start = typed.from ?? from ?? dayOf(Date.parse(to ?? now) - 7 * 86_400_000)
  const end = typed.to ?? to ?? today
  const isOn = (days: number) => to === undefined && (from === undefined ? days === 7 : from === startOf(days))
  return (
    <form
      className="filters period"
      aria-label="Time"
      onSubmit={(event) => {
        event.preventDefault()
        router.push(hrefOf({ from: start, to: end === today ? undefined : end }), { scroll: false })
      }}
    >
      <Segments
        label="Time"
        tabs={spans.map((days) => ({
          id: String(days),
          label: days === 365 ? '1 year' : `${days} days`,
          href: hrefOf({ from: days === 7 ? undefined : startOf(days), to: undefined }),
        }))}
        current={String(spans.find(isOn) ?? '')}
      />
      <span className="grow" />
      <label className="row s">
        <span className="muted">From</span>
        <input
          type="date"
          className="input input-date"
          value={start}
          max={end}
          required
          onChange={(event) => setTyped({ ...typed, from: event.target.value })}
        />
      </label>
      <label className="row s">
        <span className="muted">to</span>
        <input
          type="date"
          className="input input-date"
          value={end}
          min={start}
          max={today}
          required
          onChange={(event) => setTyped({ ...typed, to: event.target.value })}
        />
      </label>
      <Button small type="submit">
        Show
      </Button>
    </form>
  )
}
