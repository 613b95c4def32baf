/**
 * Where the mapping from a control to our checks comes from: the standard itself names object settings (`official`),
 * a vendor published it (`vendor`), or we chose it (`own`).
 */
export type MappingKind = 'official' | 'vendor' | 'own'

/** How a control is decided: by our checks, or by a person. */
export type DecidedBy = 'checks' | 'person'

export const controlLevels = ['L1', 'L2', 'baseline', 'restricted'] as const
export type ControlLevel = (typeof controlLevels)[number]

/** A control of a standard: its own id there, a title in our words, and the checks that together decide it. */
export type FrameworkControl = {
  id: string
  title: string
  level?: ControlLevel
  decidedBy: DecidedBy
  /** Ids of checks. For a control that a person decides they only hint; a check that is not made yet may be named. */
  checks: readonly string[]
  /** About the control plane itself, which a provider may keep to itself. */
  controlPlane?: true
}

export type FrameworkSection = { id: string; title: string; controls: readonly FrameworkControl[] }

export const standardGroups = ['hardening', 'regulation', 'further'] as const
/** `hardening`: about containers themselves; `regulation`: wider standards; `further`: less common ones of these. */
export type StandardGroup = (typeof standardGroups)[number]

/** One standard in one version: another version moves the ids of controls and so is another standard. */
export type Standard = {
  /** Stable, public, part of addresses: `cis-kubernetes-1.12`. */
  id: string
  name: string
  version: string
  group: StandardGroup
  appliesTo: 'kubernetes' | 'docker'
  mapping: MappingKind
  /** Who says so, and what a reader must not take it for. */
  source: string
  /** Standards that are versions of one; of them those of the clusters at hand are shown first. */
  family?: string
  /** The minor versions of Kubernetes that this version is for. */
  kubernetes?: readonly string[]
  sections: readonly FrameworkSection[]
}

/** The ids in a text, for tables that would be unreadable as lists. */
export const ids = (text: string): string[] => text.split(/\s+/).filter(Boolean)

/** A control that our checks decide. */
export const checked = (id: string, title: string, checks: string, level?: ControlLevel): FrameworkControl => ({
  id,
  title,
  ...(level && { level }),
  decidedBy: 'checks',
  checks: ids(checks),
})

/** A control that a person must answer for; `hints` are checks that tell something about it. */
export const attested = (id: string, title: string, hints = ''): FrameworkControl => ({
  id,
  title,
  decidedBy: 'person',
  checks: ids(hints),
})

/** Controls from lines of `id | title | checks`, with a fourth part for the level where there are levels. */
export function table(text: string, decidedBy: DecidedBy = 'checks'): FrameworkControl[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [id = '', title = '', checks = '', word = ''] = line.split('|').map((part) => part.trim())
      const level = controlLevels.find((known) => known === word)
      const known = ids(checks)
      // What no check speaks of, somebody must answer for.
      return {
        id,
        title,
        ...(level && { level }),
        decidedBy: known.length === 0 ? 'person' : decidedBy,
        checks: known,
      }
    })
}
