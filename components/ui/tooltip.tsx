'use client'

import { cloneElement, useEffect, useId, useRef, useState, type ReactElement, type ReactNode } from 'react'

export type TooltipProps = {
  text: ReactNode
  /** One control that takes focus. */
  children: ReactElement<{ 'aria-describedby'?: string }>
}

const delay = 400

/**
 * More about a control, on hover and on focus; never the only place of a fact. Stays while the pointer is on it and
 * goes with Escape (WCAG 1.4.13). Drawn in the browser's top layer, so that no scrolling box cuts it.
 */
export function Tooltip({ text, children }: TooltipProps) {
  const id = useId()
  const anchor = useRef<HTMLSpanElement>(null)
  const tip = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [open, setOpen] = useState(false)

  function plan(next: boolean, after: number) {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen(next), after)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    const box = tip.current
    const place = anchor.current?.getBoundingClientRect()
    if (!open || !box || !place) return
    box.showPopover()
    const size = box.getBoundingClientRect()
    const left = place.left + place.width / 2 - size.width / 2
    box.style.left = `${Math.max(8, Math.min(left, window.innerWidth - size.width - 8))}px`
    const above = place.top - size.height - 6
    box.style.top = `${above < 8 ? place.bottom + 6 : above}px`
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    document.addEventListener('keydown', close)
    return () => document.removeEventListener('keydown', close)
  }, [open])

  return (
    <span
      ref={anchor}
      className="inline-flex"
      onPointerEnter={() => plan(true, delay)}
      onPointerLeave={() => plan(false, 120)}
      onFocus={() => plan(true, 0)}
      onBlur={() => plan(false, 0)}
    >
      {cloneElement(children, { 'aria-describedby': open ? id : undefined })}
      {open ? (
        <span ref={tip} id={id} role="tooltip" popover="manual" className="pop tip">
          {text}
        </span>
      ) : null}
    </span>
  )
}
