import { mkdtemp, rm, chmod } from 'node:fs/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { startEmbeddedServer } from '@/lib/database/embedded'
import { prepareDatabase } from '@/lib/database/prepare'
import { useDatabase, db } from '@/lib/db'
import { trivyReport } from '@/bin/bench/trivy-report'
import { acceptReport } from '@/lib/ingest/accept'
import { processReport } from '@/lib/ingest/process'
import { readDocuments } from '@/lib/ingest/documents'
import { adapterOf } from '@/lib/ingest/adapters'
import { makeCollector, reportRequest } from '@/lib/ingest/testing'
import { makeEnvironment } from '@/lib/store/testing'

import { Session } from 'node:inspector/promises'
import { writeFileSync } from 'node:fs'
const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.setSamplingInterval', { interval: 500 })
let want = ''
const dir = await mkdtemp('/tmp/bench-prof-')
await chmod(dir, 0o755)
const server = await startEmbeddedServer(dir)
await useDatabase(server.url, 6)
await prepareDatabase(server.url)
const t = async <T>(n: string, f: () => Promise<T> | T) => {
  const a = performance.now()
  const r = await f()
  console.log(n.padEnd(34), (performance.now() - a).toFixed(0))
  return r
}
for (let round = 0; round < 4; round++) {
  const env = await makeEnvironment()
  const c = await makeCollector(env)
  const go = async (n: string, body: string) => {
    const r = await t(n + ' accept', () => acceptReport(c, 'trivy', reportRequest(body), new Date()))
    if (r.duplicate) {
      console.log('dup')
      return
    }
    if (round === 3) await session.post('Profiler.start')
    await t(n + ' process', () => processReport(r.id))
    if (round === 3) {
      const { profile } = await session.post('Profiler.stop')
      writeFileSync('/tmp/bench/cpu/' + n.replaceAll(' ', '_') + '.json', JSON.stringify(profile))
    }
    console.log(
      JSON.stringify(((await db().report.findUniqueOrThrow({ where: { id: r.id } })).counts as any)?.findings),
    )
  }
  const base = Date.now() - 3600_000
  const first = trivyReport(13000, 0, undefined, new Date(base))
  console.log('bytes', first.length)
  const gz = gzipSync(first, { level: 1 })
  await t('gunzip', () => gunzipSync(gz))
  const docs = await t('readDocuments', () => readDocuments(first))
  await t('JSON.parse', () => JSON.parse(first))
  if (docs.ok) {
    const a = adapterOf('trivy')
    await t('recognise', () => a.recognise(docs.documents))
    await t('read', () => a.read(docs.documents, { collectedAt: new Date().toISOString(), collector: 'x' }))
  }
  await go('first', first)
  await go('bytes-identical', first)
  await go('identical new time', trivyReport(13000, 0, undefined, new Date(base + 1000)))
  await go('identical new time 2', trivyReport(13000, 0, undefined, new Date(base + 2000)))
  await go('1% changed', trivyReport(13000, 130, undefined, new Date(base + 3000)))
}
await db().$disconnect()
await server.stop()
await rm(dir, { recursive: true, force: true })
process.exit(0)
