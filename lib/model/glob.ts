const compiled = new Map<string, readonly string[]>()

/**
 * True when a glob fits the whole text; `*` stands for any run of characters, slashes included. In time linear in the
 * text for each piece between stars: the leftmost place of a piece is always as good as any later one.
 */
export function matchesGlob(glob: string, text: string): boolean {
  const pieces = piecesOf(glob)
  const first = pieces[0] ?? ''
  if (pieces.length === 1) return text === first
  const last = pieces.at(-1) ?? ''
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false
  let from = first.length
  const end = text.length - last.length
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, from)
    if (found < 0 || found + piece.length > end) return false
    from = found + piece.length
  }
  return true
}

/** True when any of the globs fits. */
export function matchesAny(globs: readonly string[], text: string): boolean {
  return globs.some((glob) => matchesGlob(glob, text))
}

function piecesOf(glob: string): readonly string[] {
  const known = compiled.get(glob)
  if (known) return known
  const pieces = glob.split('*')
  if (compiled.size > 10_000) compiled.clear()
  compiled.set(glob, pieces)
  return pieces
}
