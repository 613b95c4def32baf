import { sourceName } from '@/lib/client/source-name'

/** One letter per scanner that looked: filled when it sees this one, an empty box when it does not. */
export function WitnessMarks({ all, seen }: { all: readonly string[]; seen: readonly string[] }) {
  const names = [...new Set([...all, ...seen])]
  const words = names.map((name) => `${sourceName(name)} ${seen.includes(name) ? 'sees it' : 'does not see it'}`)
  return (
    <span className="wit" role="img" aria-label={words.join(', ')} title={words.join(', ')}>
      {names.map((name) => (
        <i key={name} className={seen.includes(name) ? undefined : 'no'}>
          {sourceName(name).charAt(0).toUpperCase()}
        </i>
      ))}
    </span>
  )
}

/** What the letters stand for, once per table. */
export const witnessKey = (names: readonly string[]): string =>
  names.map((name) => `${sourceName(name).charAt(0).toUpperCase()} ${sourceName(name)}`).join(', ')
