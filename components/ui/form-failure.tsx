import { CircleAlert } from 'lucide-react'
import { Note } from './note'

/** Why a save did not work, in the form that was to be saved; nothing while there is no error. */
export function FormFailure({ error }: { error: Error | null }) {
  return (
    <div role="alert" className={error === null ? 'sr-only' : undefined}>
      {error === null ? null : (
        <Note tone="danger" icon={<CircleAlert className="i" aria-hidden="true" />}>
          <b>Not saved.</b> {error.message}
        </Note>
      )}
    </div>
  )
}
