import { CircleAlert } from 'lucide-react'
import { useId, type ReactNode } from 'react'

export type FieldProps = { label: string; hint?: ReactNode; error?: string; optional?: boolean }

/** What the control inside a Field must carry so that label, hint and error are read with it. */
export type FieldControl = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

/** Label above, control, then the error (what is wrong and what is allowed) or the hint. */
export function Field({
  label,
  hint,
  error,
  optional = false,
  children,
}: FieldProps & { children: (control: FieldControl) => ReactNode }) {
  const id = useId()
  const note = error ?? hint
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label} {optional ? <span className="field-optional">optional</span> : null}
      </label>
      {children({ id, 'aria-describedby': note ? `${id}-note` : undefined, 'aria-invalid': error ? true : undefined })}
      {error ? (
        <span className="field-error" id={`${id}-note`} role="alert">
          <CircleAlert className="i i-s" aria-hidden="true" />
          {error}
        </span>
      ) : hint ? (
        <span className="field-hint" id={`${id}-note`}>
          {hint}
        </span>
      ) : null}
    </div>
  )
}
