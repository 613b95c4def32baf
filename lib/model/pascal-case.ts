/** `Write below /etc (any)` → `WriteBelowEtcAny`; letters and digits of any script stay, everything else parts words. */
export function pascalCase(text: string): string {
  return text
    .normalize('NFC')
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')
    .slice(0, 120)
}
