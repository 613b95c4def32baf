import { initials } from './initials'

export type AvatarProps = { name: string | null; label?: boolean }

/** A person by initials; a dashed ring for nobody. With `label` the first name stands beside it. */
export function Avatar({ name, label = false }: AvatarProps) {
  if (name === null) {
    return label ? (
      <span className="faint">None</span>
    ) : (
      <span className="ava ava-none" title="No owner">
        <span className="sr-only">No owner</span>
      </span>
    )
  }
  if (!label) {
    return (
      <span className="ava" title={name}>
        <span aria-hidden="true">{initials(name)}</span>
        <span className="sr-only">{name}</span>
      </span>
    )
  }
  return (
    <span className="row" title={name}>
      <span className="ava" aria-hidden="true">
        {initials(name)}
      </span>
      <span className="cut">{name.split(' ')[0]}</span>
    </span>
  )
}
