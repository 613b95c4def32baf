'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { alertStatusNames } from '../mark/status-mark'
import { formatCount } from '../ui/format-count'
import { useNow } from '../ui/clock'
import { useToast } from '../ui/toast'
import type { AlertItem } from '@/lib/model/alert-view'
import { sendOwner, sendStatus, sendUndo, type Chosen, type Outcome, type StatusWish } from './api'
import { failureWords, newerVersion } from './conflict'
import { alertCount, skippedWords, statusDone } from './words'

export type Triage = {
  /** Sets a status; true when it is saved. Failures are told in a toast, or to `onFailure`. */
  setStatus: (chosen: Chosen, wish: StatusWish, onFailure?: (words: string) => void) => Promise<boolean>
  assign: (chosen: Chosen, owner: string | null, ownerName: string) => Promise<boolean>
  /** Takes the last change of an alert's status back, whoever made it. */
  undo: (row: AlertItem) => Promise<void>
  /** Alerts that this person changed while on the page. */
  own: ReadonlySet<string>
  busy: boolean
}

const sizeOf = (chosen: Chosen) => ('rows' in chosen ? chosen.rows.length : chosen.count)
/** Above this the person is told that it goes on. */
const long = 200

/** The chosen rows at the versions that this person's own changes made of them. */
function atLatest(chosen: Chosen, versions: ReadonlyMap<string, number>): Chosen {
  if (!('rows' in chosen)) return chosen
  return { rows: chosen.rows.map((row) => ({ ...row, version: Math.max(row.version, versions.get(row.id) ?? 0) })) }
}

/** Changes of alerts with what goes with them: fresh data, a toast with Undo, words for a conflict. */
export function useTriage(): Triage {
  const client = useQueryClient()
  const toast = useToast()
  const now = useNow()
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const turn = useRef<Promise<void>>(Promise.resolve())
  const versions = useRef(new Map<string, number>())

  const refresh = useCallback(
    () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.area('alerts') }),
        client.invalidateQueries({ queryKey: keys.area('counts') }),
      ]),
    [client],
  )

  async function run(
    chosen: Chosen,
    send: (chosen: Chosen) => Promise<Outcome>,
    words: { doing: string; done: string; text?: string | undefined },
    onFailure?: (words: string) => void,
    /** Does it all the same, over a newer version that the person has been told of. */
    goOn?: (version: number) => void,
  ): Promise<boolean> {
    const size = sizeOf(chosen)
    if (size === 0) return false
    // Keys come faster than answers: each change waits for the one before, and knows the version that it made.
    const before = turn.current
    let done = () => {}
    turn.current = new Promise<void>((resolve) => {
      done = resolve
    })
    setBusy(true)
    await before
    if (size > long && 'rows' in chosen)
      toast.show({ title: `${words.doing} ${formatCount(size)} alerts`, text: 'All or none are changed.', stay: true })
    if ('rows' in chosen) setOwn((known) => new Set([...known, ...chosen.rows.map((row) => row.id)]))
    try {
      const outcome = await send(atLatest(chosen, versions.current))
      const [only] = 'rows' in chosen ? chosen.rows : []
      if (only && outcome.version !== undefined) versions.current.set(only.id, outcome.version)
      toast.show({
        title: outcome.job
          ? `${words.doing} ${alertCount(outcome.job.total)} in the background`
          : `${alertCount(outcome.changed)} ${words.done}`,
        text: outcome.job
          ? 'How far it is stands above the list. You can go on.'
          : `${skippedWords(outcome.reasons)}${words.text ?? ''}` || undefined,
        ...(outcome.undo.length > 0
          ? { action: { label: 'Undo', shortcut: 'Z', run: () => void takeBack(outcome.undo) } }
          : {}),
      })
      void refresh()
      return true
    } catch (error) {
      const said = failureWords(error, now)
      const newer = newerVersion(error)
      if (onFailure) onFailure(said)
      else {
        const action = newer !== null && goOn ? { label: 'Do it all the same', run: () => goOn(newer) } : undefined
        toast.show({ title: 'Not saved', text: said, urgent: true, stay: true, ...(action ? { action } : {}) })
      }
      if (onFailure && size > long) toast.close()
      void refresh()
      return false
    } finally {
      done()
      setBusy(false)
    }
  }

  async function takeBack(undo: Outcome['undo']) {
    try {
      for (const { path, body, id } of undo) {
        const { version } = await fetchJson<{ version?: number }>(path, { method: 'POST', body })
        if (id !== undefined && version !== undefined) versions.current.set(id, version)
      }
      toast.show({ title: 'Taken back' })
    } catch (error) {
      toast.show({ title: 'Not taken back', text: failureWords(error, new Date()), urgent: true, stay: true })
    }
    await refresh()
  }

  async function setStatus(chosen: Chosen, wish: StatusWish, onFailure?: (words: string) => void): Promise<boolean> {
    return run(
      chosen,
      (latest) => sendStatus(latest, wish),
      { doing: 'Changing', done: statusDone[wish.status], text: wish.comment },
      onFailure,
      (version) => void setStatus(chosen, { ...wish, version }),
    )
  }

  return {
    own,
    busy,
    setStatus,
    undo: async (row) => {
      setOwn((known) => new Set([...known, row.id]))
      try {
        const { status, version } = await sendUndo(row.id, Math.max(row.version, versions.current.get(row.id) ?? 0))
        versions.current.set(row.id, version)
        toast.show({ title: `Taken back: ${alertStatusNames[status].toLowerCase()} again`, text: row.title })
      } catch (error) {
        toast.show({ title: 'Not taken back', text: failureWords(error, now), urgent: true, stay: true })
      }
      await refresh()
    },
    assign: (chosen, owner, ownerName) =>
      run(chosen, (latest) => sendOwner(latest, owner), {
        doing: 'Assigning',
        done: owner === null ? 'left without owner' : `assigned to ${ownerName}`,
      }),
  }
}
