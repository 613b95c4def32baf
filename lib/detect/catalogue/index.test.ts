import { describe, expect, it } from 'vitest'
import { formatFacts } from '@/lib/model/format'
import { alertTypes } from '../alert-types'
import { auditDetections } from '../audit/catalogue'
import { pascalCase } from '@/lib/model/pascal-case'
import { entries, entryOfFalcoRule } from '.'
import { sensor } from './sensor'

const sensorIds = new Set<string>(sensor.map((entry) => entry.id))

describe('catalogue', () => {
  it('names every type once and every rule once', () => {
    const ids = entries.map((entry) => entry.id)
    const rules = entries.flatMap((entry) => Object.keys(entry.falco))
    expect(new Set(ids).size).toBe(ids.length)
    const folded = rules.map((rule) => rule.toLowerCase())
    // The one rule that was renamed in case only stands under both names.
    expect(folded.length - new Set(folded).size).toBe(1)
    expect(rules.length).toBeGreaterThan(130)
  })

  it.each(entries.map((entry) => [entry.id, entry] as const))('%s is whole', (id, entry) => {
    const own = `Falco_${pascalCase(Object.keys(entry.falco)[0] ?? '')}`
    expect(id.startsWith('K8S') || sensorIds.has(id) || id === own).toBe(true)
    expect(entry.description.length).toBeGreaterThan(20)
    expect(entry.remediation.length).toBeGreaterThan(0)
    for (const technique of entry.techniques) expect(technique).toMatch(/^T\d{4}(\.\d{3})?$/)
    for (const check of entry.preventedBy ?? []) expect(check).toMatch(/^(?:k8s|image|docker)-[a-z0-9-]+$/)
    const unfilled = entry.remediation.join(' ').match(/\{[a-z]+\}/g) ?? []
    for (const word of unfilled) expect(word).toMatch(/namespace|pod|container|image|node|host|user|controller|subject/)
  })

  it('finds a rule whatever its case and spaces', () => {
    expect(entryOfFalcoRule(' terminal  SHELL in container')?.id).toBe('Falco_TerminalShellInContainer')
    expect(entryOfFalcoRule('constructor')).toBeUndefined()
  })

  it('is public without placeholders, for a format that exists', () => {
    expect(alertTypes).toHaveLength(entries.length + auditDetections.length)
    expect(JSON.stringify(alertTypes)).not.toMatch(/\{(?:pod|namespace|host|user|subject|controller|image|node)\}/)
    for (const type of alertTypes) expect(formatFacts).toHaveProperty(type.rules.source)
    const severityOf = (id: string) => alertTypes.find((type) => type.id === id)?.severity
    expect(severityOf('K8S.NODE_DigitalCurrencyMining')).toBe('critical')
    expect(severityOf('K8S.NODE_ReverseShell')).toBe('high')
    expect(severityOf('Falco_TerminalShellInContainer')).toBe('low')
    expect(severityOf('K8S.NODE_Webshell')).toBe('critical')
  })
})
