/** At most two letters that stand for a person: first and last word, or the first two letters of a single word. Of an address the part before @. */
export function initials(name: string): string {
  const words = name
    .replace(/@.*$/u, '')
    .split(/[\s._@-]+/u)
    .filter(Boolean)
  const [first, ...others] = words
  if (first === undefined) return '?'
  const last = others.at(-1)
  const letters =
    last === undefined
      ? Array.from(first).slice(0, 2)
      : Array.from(first).slice(0, 1).concat(Array.from(last).slice(0, 1))
  return letters.join('').toUpperCase()
}
