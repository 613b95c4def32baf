import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { say } from '../log'
import { pause } from '../pause'
import type { Spool } from '../spool'
import type { Position } from './log-files'
import { LogReader } from './log-reader'

type Options = {
  path: string
  fromStart: boolean
  spool: Spool
  /** How much may wait on the disk; then the log itself is where things wait. */
  spoolLimit: number
  /** Bytes of one report before packing. */
  batch: number
}

/**
 * Puts what a log gains into the spool, until the signal is given. The position is written after the report: a process
 * that dies between the two reads some lines once more, and the server, which knows each event, takes them once.
 */
export class LogFollower {
  /** What keeps it from reading, in words. */
  trouble: string | null = null
  /** Events that were put into the spool. */
  lines = 0
  private readonly reader: LogReader
  private readonly positionPath: string

  constructor(private readonly options: Options) {
    this.positionPath = join(options.spool.directory, 'position.json')
    this.reader = new LogReader(options.path, readPosition(this.positionPath), options.fromStart)
  }

  get behind(): number {
    return this.reader.behind
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const isFull = this.options.spool.bytes >= this.options.spoolLimit
      if (isFull) this.tell('the spool is full: the log is read on when the server takes reports again')
      if (isFull || !(await this.step())) await pause(200, signal)
    }
    this.reader.close()
  }

  /** Reads and keeps one batch; false when there is nothing new. */
  async step(): Promise<boolean> {
    try {
      const found = this.reader.read(this.options.batch)
      if (!found) {
        this.tell(existsSync(this.options.path) ? null : `${this.options.path} is not there`)
        return false
      }
      if (found.lines.length > 0) await this.keep(found.lines)
      this.writePosition(found.position)
      this.tell(null)
      return true
    } catch (error) {
      this.tell(error instanceof Error ? error.message : String(error))
      return false
    }
  }

  private async keep(lines: Buffer): Promise<void> {
    const { spool } = this.options
    const draft = spool.draft()
    writeFileSync(draft, await promisify(gzip)(lines, { level: 1 }), { mode: 0o600 })
    spool.commit(draft, 'delta')
    for (let at = lines.indexOf(0x0a); at >= 0; at = lines.indexOf(0x0a, at + 1)) this.lines += 1
  }

  private writePosition(position: Position): void {
    const draft = `${this.positionPath}.part`
    writeFileSync(draft, JSON.stringify({ path: this.options.path, ...position }), { mode: 0o600 })
    renameSync(draft, this.positionPath)
  }

  private tell(trouble: string | null): void {
    if (this.trouble === trouble) return
    say(trouble ?? `${this.options.path} is read again`)
    this.trouble = trouble
  }
}

/** Where an earlier process stood; null when there was none, or what it wrote cannot be read. */
function readPosition(path: string): Position | null {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Partial<Position> | null
    const { inode, offset, head } = value ?? {}
    return typeof inode === 'number' && typeof offset === 'number' && typeof head === 'string'
      ? { inode, offset, head }
      : null
  } catch {
    return null
  }
}
