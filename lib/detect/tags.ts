import { tactics, type Tactic } from '@/lib/model/alert'

const byTag = new Map(tactics.map((tactic) => [tactic.replace(/(?!^)[A-Z]/g, '_$&').toLowerCase(), tactic] as const))

/** The tactics that tags such as `mitre_privilege_escalation` name; other tags are passed over. */
export function tacticsOf(tags: readonly string[]): Tactic[] {
  return tags.flatMap((tag) => byTag.get(/^mitre_(.+)$/i.exec(tag)?.[1]?.toLowerCase() ?? '') ?? [])
}

/** The ATT&CK techniques among the tags: `T1059`, `T1059.004`. */
export function techniquesOf(tags: readonly string[]): string[] {
  return tags.map((tag) => tag.toUpperCase()).filter((tag) => /^T\d{4}(?:\.\d{3})?$/.test(tag))
}
