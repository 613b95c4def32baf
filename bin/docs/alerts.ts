import { checkById } from '@/lib/assess/catalogue'
import { alertTypes } from '@/lib/detect/alert-types'
import type { AlertType } from '@/lib/model/alert-type'
import { capital, cell, generatedNote } from './words'

/** `docs/reference/alerts.md`: every kind of alert in the order of the catalogue. */
export function alertsPage(): string {
  const rows = alertTypes.map(
    ({ id, name, severity, tactics }) =>
      `| [${cell(name)}](#${anchor(id)}) | \`${id}\` | ${capital(severity)} | ${tactics.join(', ')} |`,
  )
  return [
    '# Alerts',
    generatedNote,
    `Plimsoll knows ${alertTypes.length} kinds of alerts. Ids that begin with \`k8s-\` are detections of our own over the audit log of Kubernetes. Ids that begin with \`K8S\` are those that Microsoft Defender for Containers uses for the same thing; the others are named after the Falco rule, whichever sensor tells of it. A Falco rule that is not listed here raises an alert of the type \`Falco_\` and the rule's name without spaces, with the severity of its priority: emergency, alert and critical are critical, error is high, warning medium, notice low, informational and debug informational. A tracing policy of Tetragon raises \`Tetragon_\` and its name.`,
    'The severity in the table is that of the rule as Falco ships it. When your copy of the rule has another priority, that decides, except where a reason is given below. Words in capitals in a step (`NAMESPACE`, `POD`) are filled in from the event when the alert is shown.',
    'Where two sources name the same thing, as Falco’s rules over the audit log and our detections do, each keeps its own id and names the other. Feed one of them, or suppress one.',
    ['| alert | id | severity | tactics |', '|---|---|---|---|', ...rows].join('\n'),
    ...alertTypes.map(section),
  ].join('\n\n')
}

const deciders = { request: 'the request alone', history: 'what happened before', inventory: 'the inventory' } as const

const anchor = (id: string) => id.toLowerCase().replaceAll(/[^a-z0-9_-]/g, '-')

function section(type: AlertType): string {
  const known = type.preventedBy.flatMap((id) => checkById(id) ?? [])
  const prevented = known.map(({ id, name }) => `[${name}](recommendations.md#${id})`).join(', ')
  return [
    `<a id="${anchor(type.id)}"></a>`,
    `### ${type.name}`,
    type.description,
    [
      `- Id: \`${type.id}\``,
      `- Severity: ${type.severity}${type.severityReason ? `, whatever the rule says: ${type.severityReason}` : ''}`,
      ...(type.audit
        ? [
            `- Found in the audit log of Kubernetes, by ${deciders[type.audit.decidedBy]}, when the audit policy writes ${type.audit.level === 'Metadata' ? 'at least metadata' : `level ${type.audit.level} or more`}`,
            `- Fires: ${type.audit.fires}`,
            `- Harmless causes: ${type.audit.benign.map((text) => text.replace(/\.?$/, '.')).join(' ')}`,
          ]
        : []),
      ...(type.rules.source === 'falco' && type.rules.names.length > 0
        ? [`- Raised by Falco's ${type.rules.names.map((name) => `"${name}"`).join(', ')}`]
        : []),
      ...(type.process
        ? [
            `- Recognised in what Tetragon tells of processes (${type.severityReason ? type.severity : type.process.severity}): ${type.process.fires}`,
            `- Harmless causes: ${type.process.benign.join('; ')}`,
          ]
        : []),
      ...(type.tactics.length > 0 ? [`- Tactics: ${type.tactics.join(', ')}`] : []),
      ...(type.techniques.length > 0 ? [`- MITRE ATT&CK: ${type.techniques.join(', ')}`] : []),
      ...(type.audit && type.defender.length > 0
        ? [`- Microsoft's alerts for the same or the nearest: ${type.defender.map((id) => `\`${id}\``).join(', ')}`]
        : []),
      ...(type.related.length > 0
        ? [
            `- The same from ${type.audit ? 'Falco' : 'the audit log'}: ${type.related.map((id) => `[\`${id}\`](#${anchor(id)})`).join(', ')}`,
          ]
        : []),
      ...(prevented ? [`- Would have stood in the way: ${prevented}`] : []),
    ].join('\n'),
    'What to do:',
    type.remediation.map((step, index) => `${index + 1}. ${step}`).join('\n'),
  ].join('\n\n')
}
