import { createHash } from 'node:crypto'
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'

/** How much of a file's beginning tells it from another that took its place. */
const headBytes = 1_024

/** Where in a log we are: which file, known by what it is and how it begins, and how far. */
export type Position = { inode: number; offset: number; head: string }

type Found = { path: string; inode: number; modified: number }

/** What the first bytes of a file say, as far as `upTo` of them were there when it was first looked at. */
export function headOf(file: number, upTo: number): string {
  const bytes = Buffer.alloc(Math.min(headBytes, upTo))
  const read = readSync(file, bytes, 0, bytes.length, 0)
  return `${read}:${createHash('sha256').update(bytes.subarray(0, read)).digest('hex').slice(0, 32)}`
}

/** Whether the file still begins as it did. */
export function hasHead(file: number, head: string): boolean {
  return headOf(file, Number(head.split(':')[0])) === head
}

/** The inode of what is there under this name now; null where nothing is. */
export function inodeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? null
}

/** The file with this position, whatever it is called now; null when it is gone, or packed. */
export function findFile(path: string, { inode, head }: Position): string | null {
  const found = siblings(path).find((file) => file.inode === inode)
  if (!found) return null
  const file = openSync(found.path, 'r')
  try {
    return hasHead(file, head) ? found.path : null
  } finally {
    closeSync(file)
  }
}

/**
 * What was written after the file with this inode: rotated logs in the order of their ends, the log itself last. Without
 * the file itself nothing older is known to be unread, so only the log remains.
 */
export function filesAfter(path: string, inode: number): string[] {
  const files = siblings(path).toSorted((a, b) => a.modified - b.modified)
  const at = files.findIndex((file) => file.inode === inode)
  const current = inodeOf(path)
  const rotated = at < 0 ? [] : files.slice(at + 1).filter((file) => file.inode !== current)
  return [...rotated.map((file) => file.path), ...(current === null || current === inode ? [] : [path])]
}

/** The log and those that it was renamed to: `audit.log`, `audit-2026-….log`, `audit.log.1`. Packed ones are not read. */
function siblings(path: string): Found[] {
  const directory = dirname(path)
  const stem = basename(path, extname(path))
  return readdirSync(directory).flatMap((name) => {
    if (!name.startsWith(stem) || /\.(?:gz|zst|xz|bz2)$/.test(name)) return []
    const facts = statSync(join(directory, name), { throwIfNoEntry: false })
    return facts?.isFile() ? [{ path: join(directory, name), inode: facts.ino, modified: facts.mtimeMs }] : []
  })
}
