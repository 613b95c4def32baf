import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readDocuments } from '../../documents'
import { gatekeeperAdapter } from '.'

/** Real reports, if somebody put them beside the checkout. */
const folder = join('..', 'shared', 'fixtures', 'gatekeeper')
const files = existsSync(folder) ? readdirSync(folder) : []

it.each(files.length === 0 ? [folder] : [])('has no corpus to read: the folder %s is absent', (absent) => {
  expect(existsSync(absent)).toBe(false)
})

const found: Readonly<Record<string, string[]>> = {
  'audit-log-violation.json': ['k8s/corpus/core/Pod/kube-system/kube-scheduler-kind-control-plane'],
  'constraint-k8srequiredlabels-status-violations.yaml': [
    'default',
    'gatekeeper-system',
    'kube-public',
    'kube-system',
  ].map((name) => `k8s/corpus/Namespace/${name}`),
}

it.each(files)('finds in %s the violations that Gatekeeper lists', (file) => {
  const parsed = readDocuments(readFileSync(join(folder, file), 'utf8'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const context = { collectedAt: '2026-03-01T12:00:00Z', cluster: 'corpus', collector: 'corpus' }
  const result = gatekeeperAdapter.read(parsed.documents, context)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  expect(result.observation.findings.map(({ asset }) => asset)).toEqual(found[file])
  expect(result.observation.rejected).toEqual([])
})
