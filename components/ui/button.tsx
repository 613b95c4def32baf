import Link from 'next/link'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'inverse'

const variantClass = {
  primary: 'btn-primary',
  secondary: null,
  quiet: 'btn-quiet',
  danger: 'btn-danger',
  inverse: 'btn-inverse',
} as const satisfies Record<ButtonVariant, string | null>

type Look = { variant?: ButtonVariant; small?: boolean }

/** The class names of a button, for the few places that must draw one on another element. */
export function buttonClass({ variant = 'secondary', small }: Look, extra?: string): string {
  return classNames('btn', variantClass[variant], small && 'btn-s', extra)
}

export type ButtonProps = ComponentProps<'button'> & Look & { busy?: boolean }

/**
 * A verb that acts here. `busy` draws the running mark, says so to screen readers and drops further presses
 * without taking the focus away, which `disabled` would.
 */
export function Button({ variant, small, busy = false, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass({ variant, small }, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <i className="spin" aria-hidden="true" /> : null}
      {children}
    </button>
  )
}

export type LinkButtonProps = ComponentProps<typeof Link> & Look

/** Looks like a button, goes to another page or another state of this one. */
export function LinkButton({ variant, small, className, ...rest }: LinkButtonProps) {
  return <Link {...rest} className={buttonClass({ variant, small }, className)} />
}

export type IconButtonProps = Omit<ButtonProps, 'children' | 'aria-label'> & { label: string; icon: ReactNode }

/** An icon alone; `label` is its name for screen readers and its title on hover. */
export function IconButton({ label, icon, variant = 'quiet', className, ...rest }: IconButtonProps) {
  return (
    <Button {...rest} variant={variant} className={classNames('btn-icon', className)} aria-label={label} title={label}>
      {icon}
    </Button>
  )
}
