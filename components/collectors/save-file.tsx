'use client'

import { Button } from '../ui/button'

/** Saves a text as a file, without asking the server: it may hold a token. */
export function SaveFile({ name, text }: { name: string; text: string }) {
  function save() {
    const address = URL.createObjectURL(new Blob([text], { type: 'application/yaml' }))
    const link = document.createElement('a')
    link.href = address
    link.download = name
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <div>
      <Button small onClick={save}>
        Save {name}
      </Button>
    </div>
  )
}
