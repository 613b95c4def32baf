'use client'

import { Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { BareDialog } from '../ui/dialog-open'
import { Kbd } from '../ui/kbd'
import { PaletteFoot, PaletteList } from './palette-list'
import { matchingEntries, stepActive, type PaletteEntry, type PaletteGroup } from './palette-entries'

export type PaletteSearch = (typed: string, signal: AbortSignal) => Promise<readonly PaletteGroup[]>

export type CommandPaletteProps = {
  onClose: () => void
  pages: readonly PaletteEntry[]
  /** Looks in the estate; without it only pages are found. */
  search?: PaletteSearch
}

type Found = { state: 'idle' | 'waiting' | 'done' | 'failed'; groups: readonly PaletteGroup[] }
type Answer = { text: string; groups: readonly PaletteGroup[] | null }

const none: readonly PaletteGroup[] = []
const wait = 150

/** Asks once typing rests; an answer to an older text is dropped, a failure is told as one. */
function useFound(typed: string, search: PaletteSearch | undefined): Found {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const text = typed.trim()
  const asks = search !== undefined && text.length >= 2
  useEffect(() => {
    if (!search || !asks) return
    const abort = new AbortController()
    const timer = setTimeout(() => {
      search(text, abort.signal).then(
        (groups) => abort.signal.aborted || setAnswer({ text, groups }),
        () => abort.signal.aborted || setAnswer({ text, groups: null }),
      )
    }, wait)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [text, asks, search])
  if (!asks) return { state: 'idle', groups: none }
  if (answer?.text !== text) return { state: 'waiting', groups: answer?.groups ?? none }
  return answer.groups ? { state: 'done', groups: answer.groups } : { state: 'failed', groups: none }
}

/** Search and commands: type, choose with the arrows, Enter goes there. */
export function CommandPalette({ onClose, pages, search }: CommandPaletteProps) {
  const id = useId()
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const found = useFound(typed, search)
  const groups = [...found.groups, { title: 'Pages', entries: matchingEntries(pages, typed) }].filter(
    (group) => group.entries.length > 0,
  )
  const entries = groups.flatMap((group) => group.entries)
  const at = Math.min(active, entries.length - 1)

  function go(entry: PaletteEntry | undefined) {
    if (!entry) return
    onClose()
    router.push(entry.href)
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') go(entries[at])
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setActive(stepActive(at, event.key, entries.length))
    else return
    event.preventDefault()
  }
  useEffect(() => input.current?.focus(), [])

  return (
    <BareDialog onClose={onClose} label="Search and commands" className="dialog-palette">
      <div className="pal-in">
        <Search className="i" aria-hidden="true" />
        <input
          ref={input}
          role="combobox"
          aria-label="Search assets, CVEs, alerts, pages"
          aria-expanded="true"
          aria-controls={`${id}list`}
          aria-activedescendant={at >= 0 ? `${id}option${at}` : undefined}
          aria-autocomplete="list"
          placeholder="Search assets, CVEs, alerts, pages"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        {found.state === 'waiting' ? <i className="spin muted" aria-hidden="true" /> : <Kbd>Esc</Kbd>}
      </div>
      <PaletteList id={id} groups={groups} active={at} onGo={go} onPoint={setActive} />
      <output className={found.state === 'failed' || entries.length === 0 ? 'pal-note' : 'sr-only'}>
        {found.state === 'failed' ? 'The search could not be asked. Only pages are listed.' : null}
        {found.state !== 'failed' && found.state !== 'waiting' && entries.length === 0
          ? `Nothing is named “${typed.trim()}”.`
          : null}
        {found.state === 'done' && entries.length > 0 ? `${entries.length} found` : null}
      </output>
      <PaletteFoot />
    </BareDialog>
  )
}
