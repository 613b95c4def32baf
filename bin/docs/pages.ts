import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '@/lib/root'
import { alertsPage } from './alerts'
import { permissionTable } from './permissions'
import { recommendationsPage } from './recommendations'
import { scoreExample } from './score-example'
import { standardsPage } from './standards'

const whole = {
  'docs/reference/recommendations.md': recommendationsPage,
  'docs/reference/alerts.md': alertsPage,
  'docs/reference/standards.md': standardsPage,
} as const satisfies Record<string, () => string>

/** Pages written by hand with one part that is made: the text between `<!-- begin NAME -->` and `<!-- end NAME -->`. */
const parts = [
  { file: 'docs/roles.md', name: 'permissions', make: permissionTable },
  { file: 'docs/score.md', name: 'example', make: scoreExample },
] as const

/** The text of a page with the named part replaced. Throws when the page has no such part. */
export function withPart(text: string, name: string, part: string): string {
  const [begin, end] = [`<!-- begin ${name} -->\n`, `\n<!-- end ${name} -->`]
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`there is no part "${name}"`)
  return text.slice(0, from + begin.length) + part + text.slice(to)
}

/** Every page that is made from the code, in whole or in part, as it should be; the path is relative to the checkout. */
export function madePages(): { file: string; text: string }[] {
  return [
    ...Object.entries(whole).map(([file, make]) => ({ file, text: `${make()}\n` })),
    ...parts.map(({ file, name, make }) => ({
      file,
      text: withPart(readFileSync(join(root, file), 'utf8'), name, make()),
    })),
  ]
}
