'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
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

/** Changes of alerts with what goes with them: fresh data, a toast with Undo, words for a conflict. */
export function useTriage(): Triage {
  const client = useQueryClient()
  const toast = useToast()
  const now = useNow()
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)

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
    send: () => Promise<Outcome>,
    words: { doing: string; done: string; text?: string | undefined },
    onFailure?: (words: string) => void,
    /** Does it all the same, over a newer version that the person has been told of. */
    goOn?: (version: number) => void,
  ): Promise<boolean> {
    const size = sizeOf(chosen)
    if (size === 0 || busy) return false
    setBusy(true)
    if (size > long && 'rows' in chosen)
      toast.show({ title: `${words.doing} ${formatCount(size)} alerts`, text: 'All or none are changed.', stay: true })
    if ('rows' in chosen) setOwn((known) => new Set([...known, ...chosen.rows.map((row) => row.id)]))
    try {
      const outcome = await send()
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
      await refresh()
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
      await refresh()
      return false
    } finally {
      setBusy(false)
    }
  }

  async function takeBack(undo: Outcome['undo']) {
    try {
      for (const { path, body } of undo) await fetchJson(path, { method: 'POST', body })
      toast.show({ title: 'Taken back' })
    } catch (error) {
      toast.show({ title: 'Not taken back', text: failureWords(error, new Date()), urgent: true, stay: true })
    }
    await refresh()
  }

  async function setStatus(chosen: Chosen, wish: StatusWish, onFailure?: (words: string) => void): Promise<boolean> {
    return run(
      chosen,
      () => sendStatus(chosen, wish),
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
        const { status } = await sendUndo(row.id, row.version)
        toast.show({ title: `Taken back: ${alertStatusNames[status].toLowerCase()} again`, text: row.title })
      } catch (error) {
        toast.show({ title: 'Not taken back', text: failureWords(error, now), urgent: true, stay: true })
      }
      await refresh()
    },
    assign: (chosen, owner, ownerName) =>
      run(chosen, () => sendOwner(chosen, owner), {
        doing: 'Assigning',
        done: owner === null ? 'left without owner' : `assigned to ${ownerName}`,
      }),
  }
}
