import { formatFacts, formats } from '@/lib/model/format'

/** How a source of evidence is called on screen: `trivy` → Trivy. Sources that report through others keep their own name. */
export function sourceName(source: string): string {
  const format = formats.find((name) => name === source)
  return format ? formatFacts[format].name : source.charAt(0).toUpperCase() + source.slice(1)
}
