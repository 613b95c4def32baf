import { formatChange, formatCount } from './format-count'

/** A count with thousands marks; `10,000+` when counting stopped there. */
export function Count({ value, capped = false }: { value: number; capped?: boolean }) {
  return <>{formatCount(value, capped)}</>
}

/** A difference with its sign; green when something was gained. */
export function Change({ value, digits = 1 }: { value: number; digits?: number }) {
  const text = formatChange(value, digits)
  return <span className={text.startsWith('+') ? 'up strong' : 'strong'}>{text}</span>
}
