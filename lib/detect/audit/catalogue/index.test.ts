import { describe, expect, it } from 'vitest'
import { checkById } from '@/lib/assess/catalogue'
import { tactics } from '@/lib/model/alert'
import { auditLevels } from '@/lib/model/audit-event'
import { alertTypes } from '../../alert-types'
import { auditDetections, detectionById, statelessDetections } from '.'

const placeholders = [
  'namespace',
  'pod',
  'container',
  'image',
  'node',
  'host',
  'user',
  'controller',
  'subject',
  'resource',
  'name',
]

describe('the catalogue of detections over the audit log', () => {
  it('holds each once, and each is a kind of alert', () => {
    const ids = auditDetections.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThanOrEqual(130)
    const types = new Set(alertTypes.map(({ id }) => id))
    expect(types.size).toBe(alertTypes.length)
    expect(ids.filter((id) => !types.has(id))).toEqual([])
    expect(detectionById('constructor')).toBeUndefined()
  })

  it.each(auditDetections.map((detection) => [detection.id, detection] as const))('%s is whole', (id, detection) => {
    expect(id).toMatch(/^k8s-[a-z0-9]+(?:-[a-z0-9]+)*$/)
    for (const text of [detection.name, detection.description, detection.fires]) expect(text.length).toBeGreaterThan(10)
    expect(detection.description).toMatch(/\.$/)
    expect(detection.benign.length).toBeGreaterThan(0)
    expect(detection.remediation.length).toBeGreaterThan(0)
    expect(auditLevels).toContain(detection.level)
    for (const tactic of detection.tactics) expect(tactics).toContain(tactic)
    for (const technique of detection.techniques) expect(technique).toMatch(/^T\d{4}(\.\d{3})?$/)
    for (const alert of detection.defender) expect(alert).toMatch(/^K8S[._]/)
    for (const check of detection.preventedBy ?? []) expect(checkById(check)?.id).toBe(check)
    for (const [, word = ''] of detection.remediation.join(' ').matchAll(/\{([a-z]+)\}/gi)) {
      expect(placeholders).toContain(word)
    }
    // Silence alone is decided by no event.
    expect(detection.on.resources.length > 0).toBe(id !== 'k8s-detector-heartbeat-lost')
  })

  it('what needs bodies says so: metadata alone makes no such detection fire', () => {
    const needing = statelessDetections.filter(({ level }) => level !== 'Metadata')
    expect(needing.length).toBeGreaterThan(30)
    for (const { on } of needing) expect(on.verbs).not.toContain('list')
  })

  it('needs no body of a status but that of nodes: others are not kept', () => {
    const asking = auditDetections.filter(({ on }) => on.resources.some((resource) => resource.endsWith('/status')))
    const needing = asking.filter(({ level }) => level !== 'Metadata')
    expect(new Set(needing.flatMap(({ on }) => on.resources.filter((one) => one.endsWith('/status'))))).toEqual(
      new Set(['nodes/status']),
    )
    const anywhere = auditDetections.filter(({ on }) => on.resources.includes('*'))
    expect(new Set(anywhere.map(({ level }) => level))).toEqual(new Set(['Metadata']))
  })

  it('and its counterparts of Falco name each other', () => {
    const byId = new Map(alertTypes.map((type) => [type.id, type]))
    for (const type of alertTypes) {
      for (const other of type.related) expect(byId.get(other)?.related).toContain(type.id)
    }
    expect(byId.get('k8s-privileged-container')?.related).toEqual(['K8S_PrivilegedContainer'])
    expect(byId.get('Falco_AttachExecPod')?.related).toContain('k8s-pod-exec')
    expect(byId.get('k8s-privileged-container')?.audit).toMatchObject({ level: 'Request', decidedBy: 'request' })
  })
})
