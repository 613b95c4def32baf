import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { kubernetesAuditAdapter } from '@/lib/ingest/adapters/kubernetes-audit'
import type { AuditEvent } from '@/lib/model/audit-event'
import { auditDetections } from './catalogue'
import { defaultAuditContext, type AuditContext } from './context'
import { covered, misses } from './labelled-corpus'
import { DetectionRun } from './testing-run'

const folder = join(process.cwd(), '../shared/fixtures/k8s-audit')
const labelSchema = z.object({ line: z.number(), test: z.string(), rule_should_match: z.boolean() })
const enrichedSchema = z.looseObject({
  p_log_type: z.string().optional(),
  p_enrichment: z
    .looseObject({
      tor_exit_nodes: z.array(z.string()).optional(),
      ipinfo_asn: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
})
const asnSchema = z.object({ domain: z.string(), p_match: z.string() })

const lines = (file: string) =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')

/** What the rule of the label's author was told by its own feeds, as an admin would have set it here. */
function settingsOf(document: unknown): AuditContext {
  const { p_enrichment: enrichment, p_log_type: log = '' } = enrichedSchema.parse(document)
  const provider = log.startsWith('Azure') ? 'microsoft.com' : log.startsWith('GCP') ? 'google.com' : 'amazon.com'
  const networks = Object.values(enrichment?.ipinfo_asn ?? {}).flatMap((one) => (Array.isArray(one) ? one : [one]))
  const own = networks.flatMap((one) => {
    const asn = asnSchema.safeParse(one)
    return asn.success && asn.data.domain === provider ? [asn.data.p_match] : []
  })
  return { ...defaultAuditContext, maliciousAddresses: enrichment?.tor_exit_nodes ?? [], ownAddresses: own }
}

function eventsOf(line: string): readonly AuditEvent[] {
  const context = { cluster: 'corpus', collectedAt: '2026-11-01T00:00:00.000Z', collector: 'corpus' }
  const read = kubernetesAuditAdapter.read([JSON.parse(line)], context)
  return read.ok ? (read.observation.audit ?? []) : []
}

/** Ids of what fires on one line of its own, in a cluster that is known for a month. */
function firedOn(line: string): string[] {
  const run = new DetectionRun(settingsOf(JSON.parse(line))).learned('k8s/corpus', '2020-01-01T00:00:00Z')
  return run.send(eventsOf(line)).map(({ id }) => id)
}

describe.runIf(existsSync(folder))('labelled events', () => {
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.labels.jsonl')) : []

  it('every file of labels is claimed, by detections that exist', () => {
    expect(files.map((file) => file.replace('.labels.jsonl', '')).toSorted()).toEqual(Object.keys(covered).toSorted())
    const known = new Set(auditDetections.map(({ id }) => id))
    expect(
      Object.values(covered)
        .flat()
        .filter((id) => !known.has(id)),
    ).toEqual([])
  })

  it.each(files)('%s', (file) => {
    const name = file.replace('.labels.jsonl', '')
    const claimed = new Set(covered[name] ?? [])
    const events = lines(`${name}.jsonl`)
    const wrong = lines(file).flatMap((text): string[] => {
      const label = labelSchema.parse(JSON.parse(text))
      const event = events[label.line - 1] ?? '{}'
      const fires = firedOn(event).some((id) => claimed.has(id))
      return fires === label.rule_should_match ? [] : [`${label.line} ${fires ? 'fires' : 'is silent'}: ${label.test}`]
    })
    expect(wrong).toEqual((misses[name] ?? []).map(({ line, is, test }) => `${line} ${is}: ${test}`))
  })
})
