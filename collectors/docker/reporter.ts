import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { CollectorHeartbeat } from '@/lib/model/heartbeat'
import { say } from '../log'
import { backoff, pause } from '../pause'
import { saveMemory } from '../save-memory'
import type { Spool } from '../spool'
import type { Engine } from './engine'
import type { HostFiles } from './host-files'
import { list, record, text, type Raw } from './pick'
import { takeSnapshot, type Snapshot } from './snapshot'

type Options = {
  engine: Engine
  files: HostFiles | null
  hostName: string | undefined
  /** null: nothing is to be sent. */
  spool: Spool | null
  /** Milliseconds between snapshots where nothing changes, and of quiet after a change before the next one. */
  every: number
  gather: number
}

/** Takes snapshots of a host when it is time, and puts them where they are sent from. */
export class Reporter {
  /** What keeps it from looking, in words. */
  trouble: string | null = null
  /** What the last look found, in short. */
  seen: CollectorHeartbeat['host']
  private readonly images = new Map<string, Raw>()
  private changes: { first: number; last: number } | null = null
  private written: { at: number; content: string } | null = null

  constructor(private readonly options: Options) {}

  /** Something on the host changed just now. */
  changed(now: number): void {
    this.changes = { first: this.changes?.first ?? now, last: now }
  }

  look(signal: AbortSignal): Promise<Snapshot> {
    const { engine, files, hostName } = this.options
    return takeSnapshot(engine, files, this.images, signal, hostName)
  }

  /** Works until the signal is given: a snapshot at once, every hour, and within seconds of a change. */
  async run(signal: AbortSignal): Promise<void> {
    let failures = 0
    while (!signal.aborted) {
      if (!this.isDue(Date.now())) {
        await pause(Math.min(200, this.options.gather), signal)
        continue
      }
      this.changes = null
      try {
        const snapshot = await this.look(signal)
        this.seen = summaryOf(snapshot)
        this.write(snapshot)
        saveMemory()
        failures = 0
        if (this.trouble) say('the host can be looked at again')
        this.trouble = null
      } catch (error) {
        if (signal.aborted) return
        failures += 1
        const words = error instanceof Error ? error.message : String(error)
        if (this.trouble !== words) say(words)
        this.trouble = words
        this.changed(Date.now())
        await pause(backoff(failures), signal)
      }
    }
  }

  /** A change waits for quiet, but five times as long at most: a host that never rests is reported too. */
  private isDue(now: number): boolean {
    const { every, gather } = this.options
    if (!this.written) return true
    if (this.changes && (now - this.changes.last >= gather || now - this.changes.first >= 5 * gather)) return true
    return now - this.written.at >= every
  }

  /** Puts a snapshot in the place of those before it; one that says the same as the last is not sent before its hour. */
  private write(snapshot: Snapshot): void {
    const { spool, every } = this.options
    const now = Date.now()
    const { collectedAt: _time, ...rest } = snapshot
    const content = JSON.stringify(rest)
    if (!spool || (this.written?.content === content && now - this.written.at < every)) return
    const draft = spool.draft()
    writeFileSync(draft, gzipSync(JSON.stringify(snapshot)), { mode: 0o600 })
    spool.supersede(spool.commit(draft, 'snapshot'))
    this.written = { at: now, content }
  }
}

function summaryOf(snapshot: Snapshot): CollectorHeartbeat['host'] {
  const length = (part: unknown) => list(record(part).value).length
  const version = text(record(record(snapshot.version).value).Version)
  return {
    id: snapshot.host.id.slice(0, 200),
    engine: `${snapshot.engine === 'podman' ? 'Podman' : 'Docker Engine'} ${version}`.trim().slice(0, 100),
    containers: length(snapshot.containers),
    images: length(snapshot.images),
    unread: Object.values(snapshot).filter((part) => 'unread' in record(part)).length,
  }
}
