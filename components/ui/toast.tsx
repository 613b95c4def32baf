'use client'

import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { Button } from './button'
import { Kbd } from './kbd'
import { Progress } from './progress'
import { useSingleKeys } from './use-single-keys'

export type ToastAction = { label: string; shortcut?: string; run: () => void }
export type ToastMessage = {
  title: string
  text?: ReactNode
  icon?: ReactNode
  action?: ToastAction
  progress?: { value: number; max: number }
  /** Assertive is for a save that failed; everything else waits its turn. */
  urgent?: boolean
  /** Stays until closed or replaced; else it goes after 8 s without pointer or focus on it. */
  stay?: boolean
}
type Toasts = { show: (message: ToastMessage) => void; close: () => void }

const Toasts = createContext<Toasts | null>(null)
const lifetime = 8000

/** Shows one message at a time, bottom left: what was done and how to undo it. Never for an error in a form. */
export function useToast(): Toasts {
  const toasts = use(Toasts)
  if (!toasts) throw new Error('useToast needs a ToastProvider above it')
  return toasts
}

/** Holds the place where toasts appear; once, around the console. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState<ToastMessage | null>(null)
  const close = useCallback(() => setMessage(null), [])
  const toasts = useMemo(() => ({ show: setMessage, close }), [close])
  return (
    <Toasts value={toasts}>
      {children}
      <div className="toast-place">
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
        <div role="status" aria-live="polite">
          {message && !message.urgent ? <ToastCard message={message} onClose={close} /> : null}
        </div>
        <div role="alert">{message?.urgent ? <ToastCard message={message} onClose={close} /> : null}</div>
      </div>
    </Toasts>
  )
}

function ToastCard({ message, onClose }: { message: ToastMessage; onClose: () => void }) {
  const [held, setHeld] = useState(false)
  const { action, progress } = message
  useEffect(() => {
    if (held || message.stay) return
    const timer = setTimeout(onClose, lifetime)
    return () => clearTimeout(timer)
  }, [message, held, onClose])

  function act() {
    action?.run()
    onClose()
  }
  useSingleKeys(action?.shortcut ? { [action.shortcut.toLowerCase()]: act } : {}, true, { first: true })

  return (
    <div
      className="pop toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {message.icon}
      <span className="toast-text">
        <b>{message.title}</b>
        {progress ? <Progress label={message.title} value={progress.value} max={progress.max} /> : null}
        {message.text === undefined ? null : <span className="muted s">{message.text}</span>}
      </span>
      {action ? (
        <Button small onClick={act}>
          {action.label}
          {action.shortcut ? <Kbd>{action.shortcut}</Kbd> : null}
        </Button>
      ) : (
        <Button small variant="quiet" onClick={onClose}>
          Close
        </Button>
      )}
    </div>
  )
}
