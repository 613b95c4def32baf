/** An SVG path of steps through the values, oldest first; nulls break it. Empty when nothing is known. */
export function sparkPath(values: readonly (number | null)[], width: number, height: number): string {
  const known = values.flatMap((value) => value ?? [])
  if (known.length === 0) return ''
  const low = Math.min(...known)
  const span = Math.max(...known) - low
  const step = width / Math.max(1, values.length - 1)
  const y = (value: number) => (span === 0 ? height / 2 : 2 + (1 - (value - low) / span) * (height - 4)).toFixed(1)
  let path = ''
  let pen = false
  values.forEach((value, index) => {
    const x = (index * step).toFixed(1)
    if (value === null) {
      if (pen) path += `H${x}`
      pen = false
      return
    }
    path += pen ? `H${x}V${y(value)}` : `M${x} ${y(value)}`
    pen = true
  })
  return path
}
