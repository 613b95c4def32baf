import { CircleAlert } from 'lucide-react'
import { formatFacts, formats } from '@/lib/model/format'
import { Checkbox } from '../ui/choice'

/** The formats a collector may send, as boxes named `format`. */
export function FormatChoice({ chosen, error }: { chosen: readonly string[]; error?: string | undefined }) {
  return (
    <fieldset className="choices">
      <legend>Formats it may send</legend>
      <div className="choices-two">
        {formats.map((format) => (
          <Checkbox
            key={format}
            name="format"
            value={format}
            defaultChecked={chosen.includes(format)}
            label={formatFacts[format].name}
          />
        ))}
      </div>
      {error === undefined ? null : (
        <span className="field-error" role="alert">
          <CircleAlert className="i i-s" aria-hidden="true" />
          {error}
        </span>
      )}
    </fieldset>
  )
}
