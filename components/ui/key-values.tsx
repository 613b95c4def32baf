import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type KeyValue = { key: string; value: ReactNode }

/** Facts of one thing, label left. `cut` keeps each on one line. */
export function KeyValues({ items, cut = false }: { items: readonly KeyValue[]; cut?: boolean }) {
  return (
    <dl className={classNames('kv', cut && 'kv-cut')}>
      {items.map((item) => (
        <div key={item.key} className="contents">
          <dt>{item.key}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}
