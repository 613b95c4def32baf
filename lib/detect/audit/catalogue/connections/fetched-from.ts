import { isPublicAddress } from '@/lib/model/public-address'
import { searchedCharacters } from '../../patterns'

const fetcher = /\b(?:curl|wget)\b/i
const target = /\b(?:https?|ftp):\/\/(?:[^\s/@"'`]{0,256}@)?(\[[0-9a-f:.]+\]|[^\s/:"'`?#]+)/gi
const bareAddress = /(?:^|\s)(\d{1,3}(?:\.\d{1,3}){3})(?=[\s:/]|$)/g

/**
 * The host outside the cluster that a command line fetches from with curl or wget; '' for none. A name without a dot,
 * a service's name, `localhost` and addresses that the internet does not route are inside. First 8 KiB.
 */
export function fetchedFrom(line: string): string {
  const text = line.slice(0, searchedCharacters)
  const start = fetcher.exec(text)
  if (!start) return ''
  const rest = text.slice(start.index)
  const hosts = [...rest.matchAll(target), ...rest.matchAll(bareAddress)].map(([, host = '']) => host.toLowerCase())
  return hosts.find(isOutside) ?? ''
}

function isOutside(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '')
  if (/^[\d.]+$/.test(bare) || bare.includes(':')) return isPublicAddress(bare)
  return bare.includes('.') && !/(?:^|\.)(?:svc|local|internal|localhost)\.?$/.test(bare)
}
