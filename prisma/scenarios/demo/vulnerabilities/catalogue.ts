import { alpine } from './alpine'
import { bandOf, vectorOf, type TrivySeverity } from './cvss'
import { debian, debianExtra } from './debian'
import { debianBuild } from './debian-build'
import { go } from './go'
import { java } from './java'
import { node } from './node'
import { python } from './python'
import { redhat } from './redhat'

export type Flaw = {
  cve: string
  severity: TrivySeverity
  score: number
  vector: string
  cwe: number
  /** Step at which it came in. */
  since: number
  /** Step that mends it; null when no step does. */
  mendedBy: number | null
  status: 'fixed' | 'affected' | 'will_not_fix'
  title: string
}

/** A source package with its versions, oldest first, the packages built from it, and what is wrong with it. */
export type Section = { source: string; versions: string[]; packages: string[]; flaws: Flaw[] }

const cataloguesByName = { debian, debianExtra, debianBuild, alpine, redhat, node, python, java, go }
export type CatalogueName = keyof typeof cataloguesByName

const parsed = new Map<CatalogueName, Section[]>()

/** The sections of a catalogue, parsed once. Throws RangeError on a line that does not follow the format. */
export function catalogue(name: CatalogueName): Section[] {
  const known = parsed.get(name)
  if (known) return known
  const sections = cataloguesByName[name]
    .trim()
    .split(/\n(?=@)/)
    .map(readSection)
  parsed.set(name, sections)
  return sections
}

function readSection(text: string): Section {
  const [head = '', ...lines] = text.trim().split('\n')
  const [facts = '', packages = ''] = head.split(' : ')
  const [source = '', ...versions] = facts.slice(1).split(' ')
  if (!source || versions.length === 0) throw new RangeError(`no package in “${head}”`)
  const names = packages.split(' ').filter(Boolean)
  return {
    source,
    versions,
    packages: names.length > 0 ? names : [source],
    flaws: lines.map((line) => readFlaw(line, source, versions.length)),
  }
}

const line = /^(\d{4}-\d+) (\d+\.\d)(L?) (\d+) (?:(?:(\d)>)?(\d)|([-x])) \| (.+)$/

function readFlaw(text: string, source: string, steps: number): Flaw {
  const [, id, score = '', low, cweText, since, mended, none, words] = line.exec(text) ?? []
  const mendedBy = mended === undefined ? null : Number(mended)
  if (!id || (mendedBy !== null && mendedBy >= steps)) throw new RangeError(`unreadable line of ${source}: ${text}`)
  const cwe = Number(cweText)
  return {
    cve: `CVE-${id}`,
    severity: low ? 'LOW' : bandOf(Number(score)),
    score: Number(score),
    vector: vectorOf(score, cwe),
    cwe,
    since: since === undefined ? 0 : Number(since),
    mendedBy,
    status: mendedBy === null ? (none === 'x' ? 'will_not_fix' : 'affected') : 'fixed',
    title: `${source.slice(source.lastIndexOf(':') + 1)}: ${words}`,
  }
}
