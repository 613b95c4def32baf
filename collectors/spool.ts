import {
  closeSync,
  createReadStream,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import type { ReadStream } from 'node:fs'
import { join } from 'node:path'

export type SpoolKind = 'snapshot' | 'delta'
export type SpoolEntry = { sequence: number; kind: SpoolKind; path: string; bytes: number }

const fileName = /^(\d{12})\.(snapshot|delta)\.json\.gz$/

/**
 * Reports on disk that the server does not have yet, in order. A report is there wholly or not at all: it is written
 * beside its place, brought to the disk and renamed, so it survives the end of the process at any moment.
 */
export class Spool {
  private entries: SpoolEntry[] = []
  private next = 1

  constructor(readonly directory: string) {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    for (const name of readdirSync(directory).sort()) {
      const [, sequence, kind] = fileName.exec(name) ?? []
      const path = join(directory, name)
      // What a process that died left half written says nothing.
      if (name.endsWith('.part')) rmSync(path, { force: true })
      if (sequence === undefined) continue
      this.entries.push({ sequence: Number(sequence), kind: kind as SpoolKind, path, bytes: statSync(path).size })
      this.next = Number(sequence) + 1
    }
  }

  get bytes(): number {
    return this.entries.reduce((sum, entry) => sum + entry.bytes, 0)
  }

  get length(): number {
    return this.entries.length
  }

  /** Where the next report is to be written before `commit` takes it in. */
  draft(): string {
    return join(this.directory, `${this.next}-${process.hrtime.bigint()}.part`)
  }

  /** Takes a draft in as the newest report. */
  commit(draft: string, kind: SpoolKind): SpoolEntry {
    syncPath(draft)
    const sequence = this.next
    this.next += 1
    const path = join(this.directory, `${String(sequence).padStart(12, '0')}.${kind}.json.gz`)
    renameSync(draft, path)
    syncPath(this.directory)
    const entry = { sequence, kind, path, bytes: statSync(path).size }
    this.entries.push(entry)
    return entry
  }

  first(): SpoolEntry | undefined {
    return this.entries[0]
  }

  open(entry: SpoolEntry): ReadStream {
    return createReadStream(entry.path)
  }

  remove(entry: SpoolEntry): void {
    this.entries = this.entries.filter((one) => one.sequence !== entry.sequence)
    rmSync(entry.path, { force: true })
  }

  /** Forgets everything older than this report: a whole snapshot says all that they said, and later. */
  supersede(before: SpoolEntry): number {
    const older = this.entries.filter((one) => one.sequence < before.sequence)
    for (const entry of older) this.remove(entry)
    return older.length
  }
}

function syncPath(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
