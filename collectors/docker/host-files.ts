import { lstat, readFile, readdir, readlink, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What a look at one path of the host gives, as the model has it. */
export type FileLook = { uid: number; gid: number; mode: number } | null | { unread: string }

const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
const reasonOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error)
const sizeLimit = 4 * 1024 * 1024

/** The files of a host whose root lies at `root`: `/` on the host itself, `/host` where it is mounted into a container. */
export class HostFiles {
  constructor(private readonly root: string) {}

  /** Owner and mode of a path, through links; null where it does not exist. */
  async look(path: string): Promise<FileLook> {
    try {
      const { uid, gid, mode } = await stat(await this.resolve(path))
      return { uid, gid, mode: mode & 0o7777 }
    } catch (error) {
      return isMissing(error) ? null : { unread: reasonOf(error) }
    }
  }

  /** The text of a file, null where there is none. Throws when it may not be read, or is too large to be a setting. */
  async read(path: string): Promise<string | null> {
    try {
      const place = await this.resolve(path)
      const { size } = await stat(place)
      if (size > sizeLimit) throw new Error(`${path} is larger than 4 MiB`)
      return await readFile(place, 'utf8')
    } catch (error) {
      if (isMissing(error)) return null
      throw new Error(`${path} cannot be read: ${reasonOf(error)}`, { cause: error })
    }
  }

  /** Names in a directory, none where it does not exist or may not be read. */
  async names(path: string): Promise<string[]> {
    return readdir(await this.resolve(path).catch(() => '/nowhere')).catch(() => [])
  }

  /** Paths of all files under a directory, none where it does not exist. Throws when it may not be read. */
  async under(path: string, depth = 3): Promise<string[]> {
    let entries
    try {
      entries = await readdir(await this.resolve(path), { withFileTypes: true })
    } catch (error) {
      if (isMissing(error)) return []
      throw new Error(`${path} cannot be read: ${reasonOf(error)}`, { cause: error })
    }
    const found = await Promise.all(
      entries.map(async (entry) => {
        const inner = `${path}/${entry.name}`
        if (!entry.isDirectory()) return [inner]
        return depth > 0 ? this.under(inner, depth - 1) : []
      }),
    )
    return found.flat().sort()
  }

  /** Where a path of the host lies for us: links of the host are followed inside it, and never lead out of it. */
  private async resolve(path: string): Promise<string> {
    if (this.root === '/') return path
    let done: string[] = []
    const ahead = path.split('/')
    let links = 0
    for (let step = ahead.shift(); step !== undefined; step = ahead.shift()) {
      if (step === '' || step === '.') continue
      if (step === '..') {
        done.pop()
        continue
      }
      const place = join(this.root, ...done, step)
      const entry = await lstat(place)
      if (!entry.isSymbolicLink()) {
        done.push(step)
        continue
      }
      if (++links > 40) throw new Error(`${path} has too many links`)
      const target = await readlink(place)
      if (target.startsWith('/')) done = []
      ahead.unshift(...target.split('/'))
    }
    return join(this.root, ...done)
  }
}
