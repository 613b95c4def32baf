import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { draftAlert } from '@/lib/detect/draft-alert'
import { readDocuments } from '@/lib/ingest/documents'
import { falcoAdapter } from '.'

const folder = join(process.cwd(), '../shared/fixtures/falco')
const present = existsSync(folder)

/** Counted with grep and by eye, not with our code. */
const expected: Record<string, { events: number; types: string[]; assets: string[] }> = {
  'falco-regression-cat-write.jsonl': {
    events: 8,
    types: ['Falco_OpenFromCat'],
    assets: ['k8s/corpus/Node/test-falco-hostname'],
  },
  'falcosidekick-readme-write-below-binary-dir.json': {
    events: 1,
    types: ['Falco_WriteBelowBinaryDir'],
    assets: ['k8s/corpus/Node/localhost'],
  },
  'falcosidekick-test-event.json': {
    events: 1,
    types: ['Falco_TestRule'],
    assets: ['k8s/corpus/Node/test-host'],
  },
  'falcosidekick-test-syscall-drop-1.json': {
    events: 1,
    types: ['Falco_DroppedSystemCalls'],
    assets: ['k8s/corpus/Node/host'],
  },
  'falcosidekick-test-syscall-drop-2.json': {
    events: 1,
    types: ['Falco_DroppedSystemCalls'],
    assets: ['k8s/corpus/Node/host'],
  },
  'k8saudit-ovh-4-events.jsonl': {
    events: 4,
    types: ['Falco_DisallowedK8sUser', 'Falco_AttachExecPod'],
    assets: ['k8s/corpus', 'k8s/corpus/Namespace/default', 'k8s/corpus/apps/Deployment/hello-app/nginx'],
  },
}

function documentsOf(text: string): unknown[] {
  const read = readDocuments(text)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.documents
}

function observe(documents: unknown[], cluster: string) {
  const result = falcoAdapter.read(documents, { collectedAt: '2026-03-01T12:00:00Z', collector: 'corpus', cluster })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}

describe('corpus of Falco', () => {
  it(`folder ${present ? 'is known file by file' : 'is not on this machine: nothing to compare with'}`, () => {
    expect(present ? readdirSync(folder).sort() : []).toEqual(present ? Object.keys(expected).sort() : [])
  })

  it.each(present ? Object.entries(expected) : [])('%s', (file, want) => {
    const text = readFileSync(join(folder, file), 'utf8')
    const documents = documentsOf(text)
    expect(text.match(/"rule"\s*:/g)).toHaveLength(want.events)
    expect(falcoAdapter.recognise(documents)).toBeNull()
    const { events, rejected } = observe(documents, 'corpus')
    expect(rejected).toEqual([])
    expect(events).toHaveLength(want.events)
    expect(new Set(events.map((event) => JSON.stringify(event.identity))).size).toBe(want.events)
    expect([...new Set(events.map((event) => draftAlert('falco', event)?.type))]).toEqual(want.types)
    expect([...new Set(events.map((event) => event.asset))]).toEqual(want.assets)
    const alone = observe(documents, '')
    expect(alone.events).toHaveLength(want.events)
    expect(new Set(alone.assets.map((asset) => asset.kind))).toEqual(new Set(['docker-host']))
  })
})
