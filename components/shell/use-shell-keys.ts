'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { nameOfKey, restsAt, singleKeysOn } from '../ui/single-key'
import { withEnvironment } from './environment-url'
import { stepSequence, type Sequence } from './key-sequence'
import { mainPages } from './navigation'

const letters = new Map<string, string>(mainPages.map((page) => [page.key, page.href]))
const known = new Set(letters.keys())

export type ShellKeys = { environment: string | null; onSearch: () => void; onKeys: () => void }

/**
 * Keys that work on every page: Ctrl K (⌘K) and / search, G and a letter goes to a page, ? shows all keys.
 * Bound in the capture phase, so that the letter after G reaches no list below it.
 */
export function useShellKeys(keys: ShellKeys): void {
  const router = useRouter()
  const latest = useRef(keys)
  const sequence = useRef<Sequence>({ armedAt: null })
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      const { environment, onSearch, onKeys } = latest.current
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        onSearch()
        return
      }
      const name = nameOfKey(event)
      if (name === null || restsAt(event.target) || !singleKeysOn()) return
      const step = stepSequence(sequence.current, name, performance.now(), known)
      sequence.current = step.next
      if (step.go !== null) router.push(withEnvironment(letters.get(step.go) ?? '/', environment))
      else if (!step.taken && name === '/') onSearch()
      else if (!step.taken && name === '?') onKeys()
      else if (!step.taken) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [router])
}
