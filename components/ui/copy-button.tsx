'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, IconButton, type ButtonVariant } from './button'

export type CopyButtonProps = {
  text: string
  label?: string
  words?: string
  small?: boolean
  variant?: ButtonVariant
  className?: string
}

/** Copies `text`. An icon named by `label`, or with `words` a button that says so. Tells when it could not. */
export function CopyButton({ text, label = 'Copy', words, small = true, variant, className }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      // Browsers refuse on pages without TLS; the text stays selectable.
      setState('refused')
    }
  }
  const said = state === 'copied' ? 'Copied' : state === 'refused' ? 'Not copied: select the text instead' : null
  const icon =
    state === 'copied' ? <Check className="i i-s" aria-hidden="true" /> : <Copy className="i i-s" aria-hidden="true" />
  return (
    <>
      {words === undefined ? (
        <IconButton
          small={small}
          variant={variant}
          className={className}
          label={said ?? label}
          icon={icon}
          onClick={() => void copy()}
        />
      ) : (
        <Button small={small} variant={variant} className={className} onClick={() => void copy()}>
          {icon}
          {said ?? words}
        </Button>
      )}
      <output className="sr-only">{said}</output>
    </>
  )
}
