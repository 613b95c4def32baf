'use client'

import { createContext, use, useEffect, useState, type ReactNode } from 'react'

const Clock = createContext<Date | null>(null)

export type ClockProviderProps = { now: string; every?: number; children: ReactNode }

/**
 * Gives ages their present. Starts from the server's ISO stamp, so that the first paint agrees with the server,
 * then follows the real time from there every `every` ms (10 s unless told).
 */
export function ClockProvider({ now, every = 10_000, children }: ClockProviderProps) {
  const [present, setPresent] = useState(() => new Date(now))
  useEffect(() => {
    const start = new Date(now).getTime()
    const from = performance.now()
    const timer = setInterval(() => setPresent(new Date(start + performance.now() - from)), every)
    return () => clearInterval(timer)
  }, [now, every])
  return <Clock value={present}>{children}</Clock>
}

/** The present of the page. Outside a ClockProvider the machine's own clock, read once per drawing. */
export function useNow(): Date {
  return use(Clock) ?? new Date()
}
