import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeRig } from '@/collectors/kubernetes/testing/run'
import type { SimulatedObject } from '@/collectors/kubernetes/testing/simulated-api-server'
import { root } from '@/lib/root'
import { clusterObjects } from './cluster-objects'
import type { Figure } from './figure'

const pods = 10_000
const changes = 200
const patience = 180_000

/** What a real API server adds to every object, and the collector leaves behind. */
const managedFields = Array.from({ length: 3 }, (_, at) => ({
  manager: `manager-${at}`,
  operation: 'Update',
  fieldsV1: Object.fromEntries(Array.from({ length: 40 }, (__, field) => [`f:field-${at}-${field}`, { '.': {} }])),
}))

/**
 * Memory of the cluster's collector, as it is shipped, beside a simulated API server of 10,000 pods: it lists, sends
 * and watches on; then 200 objects change. Null where the system does not tell the memory of a process.
 */
export async function benchCollect(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-bench-collect-'))
  const rig = await makeRig()
  let child: ChildProcess | null = null
  try {
    const objects = (clusterObjects(pods) as SimulatedObject[]).map((object) => ({
      ...object,
      metadata: { ...object.metadata, managedFields },
    }))
    rig.api.put(...objects)
    const bundle = join(folder, 'collect.mjs')
    node([join(root, 'bin', 'collect.js'), '--bundle', bundle])
    const spool = join(folder, 'spool')
    mkdirSync(spool)
    const asked = ['kubernetes', '--kubeconfig', rig.kubeconfig(), '--url', rig.receiver.url, '--spool', spool]
    const started = performance.now()
    child = spawn(process.execPath, [bundle, ...asked], {
      env: { ...process.env, NODE_OPTIONS: '', PLIMSOLL_TOKEN: 'plc_bench' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await until(() => rig.receiver.reports().length > 0)
    const sent = performance.now() - started
    const afterList = peakOf(child)
    const before = rig.receiver.reports().length
    for (const object of objects.filter((one) => one.kind === 'Service').slice(0, changes)) {
      rig.api.put({ ...object, metadata: { ...object.metadata, labels: { changed: 'yes' } } })
    }
    await until(() => rig.receiver.reports().length > before)
    const parsed = join(folder, 'objects.json')
    writeFileSync(parsed, JSON.stringify({ kind: 'List', items: objects }))
    const reference = { name: 'a Node that only parses the same list, MB', value: parsingMemory(parsed) }
    return [
      {
        part: 'collect',
        name: `peak memory of the cluster's collector at ${pods} pods (${objects.length} objects)`,
        value: peakOf(child),
        unit: 'MB',
        reference,
        goal: { atMost: 150 },
        note: `${Math.round(afterList ?? 0)} MB when the first report was sent, after ${(sent / 1_000).toFixed(1)} s`,
      },
    ]
  } finally {
    child?.kill('SIGTERM')
    await rig.end()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function until(done: () => boolean): Promise<void> {
  const last = performance.now() + patience
  while (!done()) {
    if (performance.now() > last) throw new Error(`the collector sent nothing within ${patience / 1_000} s`)
    await sleep(100)
  }
}

/** The most memory that a process has held, in MB, as Linux tells it. */
function peakOf({ pid }: ChildProcess): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]
    return kilobytes === undefined ? null : Number(kilobytes) / 1_024
  } catch {
    return null
  }
}

function node(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout
}

function parsingMemory(file: string): number {
  const program = `JSON.parse(require('node:fs').readFileSync(${JSON.stringify(file)}, 'utf8'))
    console.log(process.resourceUsage().maxRSS / 1024)`
  return Number(node(['-e', program]))
}
