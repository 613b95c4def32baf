import type { FindingKind } from '@/lib/model/finding'
import { list } from './fields'
import type { Gathering } from './gathering'
import { readLicence } from './licence'
import { readMisconfiguration } from './misconfiguration'
import type { TrivyResult } from './payload'
import { readSecret } from './secret'
import type { Spot } from './spot'
import { readVulnerability } from './vulnerability'

/** The lists of a result, the kind each holds, and what reads its items. */
const readers = [
  { field: 'Vulnerabilities', kind: 'vulnerability', read: readVulnerability },
  { field: 'Secrets', kind: 'secret', read: readSecret },
  { field: 'Misconfigurations', kind: 'misconfiguration', read: readMisconfiguration },
  { field: 'Licenses', kind: 'licence', read: readLicence },
] as const

const provenByClass = new Map<string, FindingKind>([
  ['os-pkgs', 'vulnerability'],
  ['lang-pkgs', 'vulnerability'],
  ['secret', 'secret'],
  ['config', 'misconfiguration'],
  ['license', 'licence'],
  ['license-file', 'licence'],
])

/** Reads one result onto an asset and notes which kinds it proves were looked for. */
export function readResult(into: Gathering, result: TrivyResult, asset: string, path: readonly PropertyKey[]): void {
  const proven = provenByClass.get(result.Class ?? '')
  if (proven) into.cover(asset, proven)
  for (const { field, kind, read } of readers) {
    const items = result[field]
    // A list with items proves its kind; an empty one does so only in the oldest reports, which name no class.
    if (items?.length || (items !== undefined && !result.Class)) into.cover(asset, kind)
    for (const [index, item] of (items ?? []).entries()) {
      const spot: Spot = {
        asset,
        target: (result.Target ?? '').slice(0, 1_000),
        class: result.Class ?? '',
        type: result.Type ?? '',
        list: [...path, field],
        index,
      }
      read(into, item, spot)
    }
  }
  const suppressed = list(result.ExperimentalModifiedFindings).length
  if (suppressed > 0) into.tally(asset, 'suppressed', suppressed)
}
