'use client'

import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { signalSchema, type Signal } from '@/lib/model/signal'
import { areasOf } from './live-areas'

/** `live`: changes arrive; `waiting`: the connection is being made, again perhaps; `away`: nobody answers. */
export type LiveState = 'live' | 'waiting' | 'away'

const Live = createContext<LiveState>('waiting')

/** How long signals are gathered before the page asks again, and the least time between two rounds, in ms. */
const gather = 300
const pause = 1_500

/** Whether this page hears of changes as they happen. */
export function useLive(): LiveState {
  return use(Live)
}

/**
 * Keeps what is on screen fresh: one event stream per page, whose signals make the cache ask again. A hidden page
 * waits until it is looked at. After an outage everything is asked again, for signals may have been missed.
 */
export function LiveProvider({ children, enabled = true }: { children: ReactNode; enabled?: boolean }) {
  const client = useQueryClient()
  const [state, setState] = useState<LiveState>('waiting')

  useEffect(() => {
    if (!enabled) return
    const topics = new Set<Signal['topics'][number]>()
    let everything = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = -Infinity

    function ask() {
      timer = undefined
      if (document.hidden) return
      last = performance.now()
      if (everything) void client.invalidateQueries()
      else for (const area of areasOf(topics)) void client.invalidateQueries({ queryKey: [area] })
      everything = false
      topics.clear()
    }
    function plan() {
      timer ??= setTimeout(ask, Math.max(gather, last + pause - performance.now()))
    }
    function onSignal(event: MessageEvent<string>) {
      const signal = signalSchema.safeParse(JSON.parse(event.data))
      if (!signal.success) return
      for (const topic of signal.data.topics) topics.add(topic)
      plan()
    }
    function onBack() {
      setState('live')
      everything = true
      plan()
    }
    function onVisible() {
      if (!document.hidden && (everything || topics.size > 0)) plan()
    }

    let heard = false
    const source = new EventSource('/api/v1/stream')
    source.addEventListener('hello', () => {
      if (heard) onBack()
      heard = true
      setState('live')
    })
    source.addEventListener('signal', onSignal)
    source.addEventListener('lost', () => setState('away'))
    source.addEventListener('back', onBack)
    source.addEventListener('error', () => setState(source.readyState === EventSource.CLOSED ? 'away' : 'waiting'))
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      source.close()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [client, enabled])

  return <Live value={state}>{children}</Live>
}
