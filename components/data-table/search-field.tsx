'use client'

import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'

export type SearchFieldProps = {
  label: string
  value: string
  onSearch: (text: string) => void
  placeholder?: string
  wait?: number
}

/** Free text over a list. Tells its text when typing rests (300 ms) or on Enter; follows `value` while it has no focus. */
export function SearchField({ label, value, onSearch, placeholder = label, wait = 300 }: SearchFieldProps) {
  const [text, setText] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  const told = useRef(value)
  const tell = useRef(onSearch)
  useEffect(() => {
    tell.current = onSearch
  })
  useEffect(() => {
    if (document.activeElement === input.current) return
    told.current = value
    setText(value)
  }, [value])
  useEffect(() => {
    if (text === told.current) return
    const timer = setTimeout(() => {
      told.current = text
      tell.current(text)
    }, wait)
    return () => clearTimeout(timer)
  }, [text, wait])

  return (
    <span className="fsearch">
      <Search className="i i-xs" aria-hidden="true" />
      <input
        ref={input}
        type="search"
        className="input"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          told.current = text
          onSearch(text)
        }}
      />
    </span>
  )
}
