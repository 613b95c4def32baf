import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { Field, type FieldProps } from './field'

export type Option = { value: string; label: string; disabled?: boolean }

export type SelectProps = FieldProps &
  Omit<ComponentProps<'select'>, 'children'> & { options: readonly Option[]; placeholder?: string }

/** One of a known list. The browser's own control: it is complete on phones and for screen readers. */
export function Select({ label, hint, error, optional, options, placeholder, className, ...rest }: SelectProps) {
  return (
    <Field {...{ label, hint, error, optional }}>
      {(control) => (
        <select {...rest} {...control} className={classNames('input', className)}>
          {placeholder === undefined ? null : <option value="">{placeholder}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
