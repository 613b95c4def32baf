/**
 * The same function, which remembers what it said of the last texts: logs say few things many times. `work` must
 * depend on the text alone. Long texts are not held, and all is forgotten when there are too many.
 */
export function rememberTexts<T>(work: (text: string) => T, { most = 2_000, longest = 512 } = {}): (text: string) => T {
  const known = new Map<string, { said: T }>()
  return (text) => {
    const before = known.get(text)
    if (before) return before.said
    const said = work(text)
    if (text.length <= longest) {
      if (known.size >= most) known.clear()
      known.set(text, { said })
    }
    return said
  }
}
