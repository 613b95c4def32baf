import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { say } from '../log'
import { filesAfter, findFile, hasHead, headOf, inodeOf, type Position } from './log-files'

/** A line that is longer than this is no event; it is passed over. */
const longestLine = 32 * 1024 * 1024

/**
 * Reads a log that grows, line by line, over rotations: by rename (the file that was open is read to its end, then those
 * that followed it) and by copy and truncate (the file begins anew). A line counts when its end is there.
 */
export class LogReader {
  private file: number | null = null
  private position: Position | null
  /** Lines that were too long. */
  skipped = 0

  constructor(
    private readonly path: string,
    position: Position | null,
    private readonly fromStart: boolean,
  ) {
    this.position = position
  }

  /** Whole lines of at most about so many bytes, and where they end; null when there is nothing new. */
  read(limit: number): { lines: Buffer; position: Position } | null {
    for (;;) {
      if (this.file === null && !this.open()) return null
      const found = this.readOpen(limit)
      if (found) return found
      if (!this.moveOn()) return null
    }
  }

  /** How many bytes of the open file are not read yet. */
  get behind(): number {
    return this.file === null || !this.position ? 0 : Math.max(0, fstatSync(this.file).size - this.position.offset)
  }

  close(): void {
    if (this.file !== null) closeSync(this.file)
    this.file = null
  }

  /** Opens what is to be read first: the remembered file wherever it went, else the log. */
  private open(): boolean {
    const before = this.position
    const remembered = before && findFile(this.path, before)
    if (before && remembered) {
      this.file = openSync(remembered, 'r')
      return true
    }
    if (inodeOf(this.path) === null) return false
    this.file = openSync(this.path, 'r')
    if (before) say('the log that was read last is gone: what it held at the end, if anything, is not reported')
    // Where a position was remembered and its file is gone, all of what is there now is new.
    this.begin(before !== null || this.fromStart)
    return true
  }

  private begin(atStart: boolean): void {
    if (this.file === null) return
    const { ino, size } = fstatSync(this.file)
    this.position = { inode: ino, offset: atStart ? 0 : lastLineEnd(this.file, size), head: headOf(this.file, size) }
  }

  private readOpen(limit: number): { lines: Buffer; position: Position } | null {
    const { file, position } = this
    if (file === null || !position) return null
    const { size } = fstatSync(file)
    if (size < position.offset || !hasHead(file, position.head)) {
      say('the log was truncated: it is read from its beginning')
      this.begin(true)
      return this.readOpen(limit)
    }
    let wanted = Math.min(limit, size - position.offset)
    while (wanted > 0) {
      const bytes = Buffer.allocUnsafe(wanted)
      const read = readSync(file, bytes, 0, wanted, position.offset)
      const end = bytes.subarray(0, read).lastIndexOf(0x0a) + 1
      if (end > 0) return this.advance(file, bytes.subarray(0, end), position.offset + end)
      if (read < wanted || position.offset + read >= size) {
        if (read < longestLine) return null
        this.skipped += 1
        this.position = { ...position, offset: position.offset + read }
        return null
      }
      wanted = Math.min(wanted * 4, size - position.offset, longestLine)
      if (wanted === read) {
        this.skipped += 1
        return this.advance(file, Buffer.alloc(0), position.offset + read)
      }
    }
    return null
  }

  private advance(file: number, lines: Buffer, offset: number): { lines: Buffer; position: Position } {
    const { inode = 0, head = '' } = this.position ?? {}
    // The more of its beginning is known, the surer is the file told from its successor.
    const isShort = Number(head.split(':')[0]) < 1_024
    this.position = { inode, offset, head: isShort ? headOf(file, offset) : head }
    return { lines, position: this.position }
  }

  /** To the next file once this one has been replaced and is read to its end; false when there is none. */
  private moveOn(): boolean {
    if (this.file === null || !this.position) return false
    const current = inodeOf(this.path)
    if (current === null || current === this.position.inode) return false
    // What was written between the last look and the rename.
    if (fstatSync(this.file).size > this.position.offset && this.hasWholeLine()) return true
    const [next] = filesAfter(this.path, this.position.inode)
    if (next === undefined) return false
    closeSync(this.file)
    this.file = openSync(next, 'r')
    this.begin(true)
    return true
  }

  private hasWholeLine(): boolean {
    if (this.file === null || !this.position) return false
    const size = Math.min(longestLine, fstatSync(this.file).size - this.position.offset)
    const bytes = Buffer.alloc(size)
    return bytes.subarray(0, readSync(this.file, bytes, 0, size, this.position.offset)).includes(0x0a)
  }
}

/** Where the last whole line ends: who begins at the end must not begin in the middle of a line. */
function lastLineEnd(file: number, size: number): number {
  const span = Math.min(size, 1024 * 1024)
  const bytes = Buffer.alloc(span)
  const read = readSync(file, bytes, 0, span, size - span)
  return size - span + bytes.subarray(0, read).lastIndexOf(0x0a) + 1
}
