import type { DockerHostDocument } from '@/lib/model/docker-host'
import { known, unread } from '../../docker-check'

export type FileFacts = { uid: number; gid: number; mode: number }

/** Owner and mode of a path of the host, null where it does not exist; ends the check where it was not looked at. */
export function fileAt(host: DockerHostDocument, path: string): FileFacts | null {
  const file = known(host.files)[path]
  if (file === undefined) return unread(`the collector did not look at ${path}`)
  if (file !== null && 'unread' in file) return unread(`${path}: ${file.unread}`)
  return file
}
