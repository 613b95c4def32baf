'use client'

import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { signalSchema, type Signal } from '@/lib/model/signal'
import { areasOf } from './live-areas'

/** `live`: changes arrive; `starting`: they soon will; `waiting`: the connection broke and is made again; `away`: nobody answers. */
export type LiveState = 'live' | 'starting' | 'waiting' | 'away'

const Live = createContext<LiveState>('starting')

/** How long signals are gathered before the page asks again, and the least time between two rounds, in ms. */
const gather = 300
const pause = 1_500
/** A browser gives up when the server answers with an error; after so many ms we ask again. */
const again = 5_000

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
  const [state, setState] = useState<LiveState>('starting')

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
    let source: EventSource | undefined
    let retry: ReturnType<typeof setTimeout> | undefined
    function connect() {
      const stream = new EventSource('/api/v1/stream')
      source = stream
      stream.addEventListener('hello', () => {
        if (heard) onBack()
        heard = true
        setState('live')
      })
      stream.addEventListener('signal', onSignal)
      stream.addEventListener('lost', () => setState('away'))
      stream.addEventListener('back', onBack)
      // The person may no longer listen; asking again would change nothing.
      stream.addEventListener('end', () => {
        stream.close()
        setState('away')
      })
      stream.addEventListener('error', () => {
        const closed = stream.readyState === EventSource.CLOSED
        setState(closed ? 'away' : 'waiting')
        if (closed) retry = setTimeout(connect, again)
      })
    }
    connect()
    document.addEventListener('visibilitychange', onVisible)
    return () => {
      source?.close()
      clearTimeout(timer)
      clearTimeout(retry)
      document.removeEventListener('visibilitychange', onVisible)
    }
  }, [client, enabled])

  return <Live value={state}>{children}</Live>
}
