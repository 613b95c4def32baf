import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { draftAlert } from '@/lib/detect/draft-alert'
import { readDocuments } from '@/lib/ingest/documents'
import { tetragonAdapter } from '.'

const folder = join(process.cwd(), '../shared/fixtures/tetragon')
const files = existsSync(folder) ? readdirSync(folder).sort() : []

/** Nothing in it says by itself that it is an attack: an agent called `main`, scp, nc to port 443; so all is evidence. */
describe('corpus of Tetragon', () => {
  it.each(files)('%s is read whole', (file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    const read = readDocuments(text)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(tetragonAdapter.recognise(read.documents)).toBeNull()
    const result = tetragonAdapter.read(read.documents, {
      collectedAt: '2026-03-01T12:00:00Z',
      collector: 'corpus',
      cluster: 'corpus',
    })
    if (!result.ok) throw new Error(JSON.stringify(result.problems))
    const { events, rejected } = result.observation
    expect(rejected).toEqual([])
    // Each event names its kind once, as a key.
    expect(events).toHaveLength(text.match(/"process_(?:exec|exit|kprobe|connect|close|listen)"\s*:/g)?.length ?? 0)
    expect(new Set(events.map(({ identity }) => JSON.stringify(identity))).size).toBe(events.length)
    expect(events.map((event) => draftAlert('tetragon', event)?.type).filter(Boolean)).toEqual([])
    const assets = new Set(events.map(({ asset }) => asset))
    expect([...assets]).toSatisfy((keys: string[]) =>
      keys.every((key) => /^k8s\/corpus\/(?:apps\/Deployment|core\/Pod|Node)\//.test(key)),
    )
  })

  it('is all there, where it is at all', () => {
    expect(files.length === 0 || files.length === 28).toBe(true)
  })
})
