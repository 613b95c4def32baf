import { useId, type ComponentProps, type ReactNode } from 'react'
import { classNames } from './class-names'

type ChoiceProps = Omit<ComponentProps<'input'>, 'type' | 'children'> & { label: ReactNode; hint?: ReactNode }

/** A box to tick, with its words beside it. */
export function Checkbox({ label, hint, className, ...rest }: ChoiceProps) {
  return (
    <label className="choice">
      <input {...rest} type="checkbox" className={classNames('check', className)} />
      <span>
        {label}
        {hint ? <small>{hint}</small> : null}
      </span>
    </label>
  )
}

/** On or off, takes effect at once. */
export function Switch({ label, hint, className, ...rest }: ChoiceProps) {
  return (
    <label className="choice">
      {/* The browser tells whether it is on. */}
      {/* oxlint-disable-next-line jsx-a11y/role-has-required-aria-props */}
      <input {...rest} type="checkbox" role="switch" className={classNames('toggle', className)} />
      <span>
        {label}
        {hint ? <small>{hint}</small> : null}
      </span>
    </label>
  )
}

export type RadioOption = { value: string; label: string; hint?: string }

export type RadioGroupProps = {
  legend: string
  name?: string
  options: readonly RadioOption[]
  value?: string
  defaultValue?: string
  onChange?: (value: string) => void
  columns?: 1 | 2
}

/** One of few, all visible. */
export function RadioGroup({ legend, name, options, value, defaultValue, onChange, columns = 1 }: RadioGroupProps) {
  const fallback = useId()
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      <div className={columns === 2 ? 'choices-two' : undefined}>
        {options.map((option) => (
          <label key={option.value} className="choice">
            <input
              type="radio"
              className="radio"
              name={name ?? fallback}
              value={option.value}
              checked={value === undefined ? undefined : value === option.value}
              defaultChecked={value === undefined ? defaultValue === option.value : undefined}
              onChange={() => onChange?.(option.value)}
            />
            <span>
              <b>{option.label}</b>
              {option.hint ? <small>{option.hint}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
