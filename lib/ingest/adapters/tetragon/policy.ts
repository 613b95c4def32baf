import type { AlertSeverity } from '@/lib/model/alert'
import { alertSeverities } from '@/lib/model/alert'
import { pascalCase } from '@/lib/model/pascal-case'
import type { StatedAlert } from '@/lib/model/stated-alert'
import type { TetragonEvent } from './payload'

/** What Tetragon did beside telling of it, in words; others (Post, GetUrl, TrackSock …) stop nothing. */
const stops: Readonly<Record<string, string>> = {
  SIGKILL: 'the process was killed',
  SIGNAL: 'the process was sent a signal',
  OVERRIDE: 'the call was refused',
  NOTIFYKILLER: 'the process was killed or the call refused',
  NOTIFYENFORCER: 'the process was killed or the call refused',
}

/** How the event was stopped, in words; null when it was only seen. */
export function blockedBy(event: Pick<TetragonEvent, 'action' | 'return_action'>): string | null {
  const named = [event.action, event.return_action].map(
    (action) => /^KPROBE_ACTION_(\w+)$/.exec(action ?? '')?.[1] ?? '',
  )
  return named.map((action) => (Object.hasOwn(stops, action) ? stops[action] : undefined)).find(Boolean) ?? null
}

/**
 * The alert of a tracing policy; null for calls that no policy names. Policies have no severity: one that stops
 * something is medium, one that only tells is low, unless a tag `severity.high` (or another) of the policy says else.
 */
export function alertOfPolicy(event: TetragonEvent): StatedAlert | null {
  const policy = event.policy_name?.trim()
  if (!policy) return null
  const blocked = blockedBy(event)
  const said = event.message?.trim()
  return {
    type: `Tetragon_${pascalCase(policy) || 'UnnamedPolicy'}`,
    title: `Tracing policy ${policy}`,
    description:
      `The tracing policy ${policy} of Tetragon saw ${event.function_name ?? event.symbol ?? event.event ?? 'a call'}.` +
      `${said ? ` The policy says of it: ${said}.` : ''}${blocked ? ` It was stopped: ${blocked}.` : ' It was not stopped.'}`,
    severity: severityOfTags(event.tags ?? []) ?? (blocked ? 'medium' : 'low'),
    tactics: [],
    techniques: [],
    remediation: [],
  }
}

function severityOfTags(tags: readonly string[]): AlertSeverity | undefined {
  const named = tags.map((tag) => /^severity[.:=](\w+)$/i.exec(tag)?.[1]?.toLowerCase())
  return alertSeverities.find((severity) => named.includes(severity))
}
