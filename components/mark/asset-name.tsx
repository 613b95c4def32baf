import { imageNameParts } from '@/lib/client/digest-name'

/**
 * What an asset is called, so that a cut name still tells one from another: an image begins with its path, and the
 * registry, which most of them share, comes after it in faint. Everything else is called as it is.
 */
export function AssetName({ kind, name }: { kind: string; name: string }) {
  if (kind !== 'image' && kind !== 'repository') return name
  const { registry, short } = imageNameParts(name)
  const [named = '', digest] = name.split('@')
  const tag = kind === 'image' ? /:([\w][\w.-]*)$/.exec(named)?.[1] : undefined
  const version = tag ? `:${tag}` : digest ? `@${digest.replace(/^\w+:/, '').slice(0, 12)}` : ''
  return (
    <span title={name}>
      {short}
      {version} <span className="sub">{registry}</span>
    </span>
  )
}
