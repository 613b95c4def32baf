import Link from 'next/link'
import type { EntityDetail } from '@/lib/model/entity-view'
import { Breakable } from '../ui/breakable'
import { countWords, entityNames } from './words'

/** What alerts name together with the entity, each with a page of its own. */
export function EntityRelated({ related, href }: { related: EntityDetail['related']; href: (path: string) => string }) {
  if (related.length === 0) return <p className="muted">Its alerts name nothing else.</p>
  return (
    <ul className="ent-related">
      {related.map(({ id, kind, name, alerts }) => (
        <li key={id}>
          <span className="faint">{entityNames[kind]}</span>
          <Link className="link wrap" href={href(`/entities/${id}`)}>
            <Breakable text={name} />
          </Link>
          <span className="faint">{countWords(alerts, 'alert')}</span>
        </li>
      ))}
    </ul>
  )
}
