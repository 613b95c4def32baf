import type { Json } from '@/lib/model/json'
import type { TetragonEvent } from './payload'

/** What the arguments of a call are about. */
export type CallSubject = { files: string[]; remotes: { address: string; port: number | null }[]; shown: string[] }

const isObject = (value: Json | undefined): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: Json | undefined) => (typeof value === 'string' && value !== '' ? value : undefined)
const isAddress = (value: string | undefined): value is string =>
  value !== undefined && value.length <= 45 && /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]+)$/i.test(value)

/** Old versions write paths of files without the first slash. */
const absolute = (path: string) => (path.startsWith('/') ? path : `/${path}`)

/** Files and far addresses among the arguments; bytes and credentials are not looked at. */
export function subjectOf(event: TetragonEvent): CallSubject {
  const files = new Set<string>()
  const remotes = new Map<string, { address: string; port: number | null }>()
  const shown: string[] = []
  const addRemote = (address: string | undefined, port: Json | null | undefined) => {
    const number = Number(port ?? NaN)
    if (isAddress(address))
      remotes.set(`${address} ${number}`, { address, port: number > 0 && number < 65_536 ? number : null })
  }
  addRemote(event.destination_ip ?? undefined, event.destination_port)
  for (const argument of event.args ?? []) {
    for (const [kind, value] of Object.entries(argument)) {
      if (kind === 'label' || kind.includes('bytes')) continue
      if (isObject(value)) {
        const path = textOf(value.path)
        if (path && /^(?:file|path|linux_binprm|dentry)_arg$/.test(kind)) files.add(absolute(path))
        addRemote(textOf(value.daddr) ?? textOf(value.addr), value.dport ?? value.port)
        const name = textOf(value.name)
        if (name && kind === 'module_arg') shown.push(name)
      } else if (typeof value === 'string' && kind === 'string_arg') {
        if (/^\/[^\s]/.test(value)) files.add(value)
        else shown.push(value)
      }
    }
  }
  return { files: [...files].slice(0, 16), remotes: [...remotes.values()].slice(0, 16), shown: shown.slice(0, 4) }
}
