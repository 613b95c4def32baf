'use client'

import { useState } from 'react'
import { Switch } from '../ui/choice'
import { Dialog } from '../ui/dialog'
import { Kbd } from '../ui/kbd'
import { setSingleKeys, singleKeysOn } from '../ui/single-key'
import { mainPages } from './navigation'

type Line = { keys: readonly string[]; label: string }

const everywhere: readonly Line[] = [
  { keys: ['Ctrl K'], label: 'Search and commands' },
  { keys: ['/'], label: 'Search and commands' },
  { keys: ['?'], label: 'All keys' },
  { keys: ['Esc'], label: 'Close, clear' },
  ...mainPages.map((page) => ({ keys: ['G', page.key.toUpperCase()], label: page.label })),
]

const lists: readonly Line[] = [
  { keys: ['J', 'K'], label: 'Next, previous' },
  { keys: ['Enter'], label: 'Open' },
  { keys: ['X'], label: 'Select' },
  { keys: ['Shift X'], label: 'Select a range' },
  { keys: ['F'], label: 'Filter' },
]

/** Keys for those who may change alerts; readers have none of them. */
const triage: readonly Line[] = [
  { keys: ['A'], label: 'Assign to me' },
  { keys: ['I'], label: 'In progress' },
  { keys: ['R'], label: 'Resolve' },
  { keys: ['D'], label: 'Dismiss' },
  { keys: ['C'], label: 'Comment' },
  { keys: ['Z'], label: 'Undo' },
]

function KeyTable({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section>
      <h3 className="h3">{title}</h3>
      <table className="key-table">
        <tbody>
          {lines.map((line) => (
            <tr key={line.keys.join(' ')}>
              <th scope="row">{line.label}</th>
              <td>
                {line.keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** All keys, and the switch that turns the single ones off in this browser. */
export function KeysDialog({ onClose, canTriage }: { onClose: () => void; canTriage: boolean }) {
  const [on, setOn] = useState(singleKeysOn)
  return (
    <Dialog open onClose={onClose} title="Keyboard shortcuts" size="wide">
      <div className="key-groups">
        <KeyTable title="Everywhere" lines={everywhere} />
        <div className="stack">
          <KeyTable title="Lists" lines={[...lists, { keys: ['Y'], label: 'Copy link' }]} />
          {canTriage ? <KeyTable title="Alerts" lines={triage} /> : null}
          <Switch
            label="Single keys"
            hint="They rest while a field has focus. Ctrl K works either way."
            checked={on}
            onChange={(event) => {
              setOn(event.target.checked)
              setSingleKeys(event.target.checked)
            }}
          />
        </div>
      </div>
    </Dialog>
  )
}
