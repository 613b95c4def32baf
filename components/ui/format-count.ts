const grouped = new Intl.NumberFormat('en-GB')

/** `12408` → `12,408`. With `capped` the count stopped there, so it reads `10,000+`. */
export function formatCount(count: number, capped = false): string {
  return grouped.format(count) + (capped ? '+' : '')
}

/** `1.24` → `+1.2`, `-0.5` → `−0.5` with a true minus, `0` → `0.0`. */
export function formatChange(change: number, digits = 1): string {
  const size = Math.abs(change).toFixed(digits)
  if (Number(size) === 0) return size
  return (change > 0 ? '+' : '−') + size
}

/** Bytes in decimal units: `412 kB`, `74.8 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  let size = bytes
  let unit = 0
  while (Math.abs(size) >= 999.5 && unit < units.length - 1) {
    size /= 1000
    unit += 1
  }
  const digits = unit > 1 && size < 99.95 ? 1 : 0
  return `${size.toFixed(digits)} ${units[unit] ?? ''}`
}
