import type { ComponentProps } from 'react'
import { classNames } from './class-names'
import { Field, type FieldProps } from './field'

export type TextFieldProps = FieldProps & ComponentProps<'input'> & { mono?: boolean }

/** One line of text, or a number, e-mail address or password by `type`. */
export function TextField({ label, hint, error, optional, mono = false, className, ...rest }: TextFieldProps) {
  return (
    <Field {...{ label, hint, error, optional }}>
      {(control) => <input {...rest} {...control} className={classNames('input', mono && 'mono', className)} />}
    </Field>
  )
}

export type TextAreaProps = FieldProps & ComponentProps<'textarea'>

/** Several lines of text; a person may make it taller. */
export function TextArea({ label, hint, error, optional, className, rows = 2, ...rest }: TextAreaProps) {
  return (
    <Field {...{ label, hint, error, optional }}>
      {(control) => <textarea {...rest} {...control} rows={rows} className={classNames('input', className)} />}
    </Field>
  )
}

export type DateFieldProps = FieldProps & Omit<ComponentProps<'input'>, 'type'>

/** A day as `YYYY-MM-DD`, read as UTC; the browser's own picker. */
export function DateField({ label, hint, error, optional, className, ...rest }: DateFieldProps) {
  return (
    <Field {...{ label, hint, error, optional }}>
      {(control) => <input {...rest} {...control} type="date" className={classNames('input', className)} />}
    </Field>
  )
}
