'use client'

import { useState } from 'react'
import { Pager } from '@/components/data-table/pager'
import { Button } from '@/components/ui/button'
import { Region } from '@/components/ui/region'
import { Stamp } from '@/components/ui/time'
import { can } from '@/lib/auth/policy'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import { useCommand } from '@/lib/client/use-command'
import { usePages } from '@/lib/client/use-pages'
import type { DetectionExceptionItem } from '@/lib/model/detection-setting'
import { ExceptionForm } from './exception-form'
import { exceptionWords } from './words'

type SectionProps = { environment: string | undefined; environments: readonly { id: string; name: string }[] }

/** What detections leave out of what they report, and why. */
export function ExceptionsSection({ environment, environments }: SectionProps) {
  const me = useMe()
  const [isNew, setNew] = useState(false)
  const filters = { environment, state: 'active' }
  const list = usePages<DetectionExceptionItem>(
    keys.detail('detections', 'exceptions', filters),
    '/api/v1/detection-exceptions',
    filters,
  )
  const end = useCommand<string>(
    (id) => ({ path: `/api/v1/detection-exceptions/${id}/revoke` }),
    ['detections', 'audit'],
  )
  const mine = environments.filter(({ id }) => can(me.grants, 'environments:write', id))
  return (
    <Region title="Exceptions" note={list.total ? `${list.total.value} in force` : undefined}>
      {list.error ? <p className="muted">Exceptions could not be read. {list.error.message}</p> : null}
      {list.items?.length === 0 ? <p className="muted">Nothing is left out of what detections report.</p> : null}
      <ul className="stack">
        {(list.items ?? []).map((item) => (
          <li key={item.id} className="row between">
            <span className="min-w-0">
              <b className="mono break-all">{exceptionWords(item)}</b>{' '}
              <span className="muted">
                of {item.detection ?? 'every detection'} in {item.environment}: {item.reason}. By {item.createdBy}
                {item.expiresAt ? (
                  <>
                    , until <Stamp at={item.expiresAt} />
                  </>
                ) : null}
              </span>
            </span>
            {can(me.grants, 'environments:write', item.environmentId) ? (
              <Button small busy={end.busy} onClick={() => end.run(item.id)}>
                End<span className="sr-only"> the exception of {exceptionWords(item)}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {(list.items?.length ?? 0) > 0 ? (
        <Pager
          noun="exceptions"
          shown={list.items?.length ?? 0}
          total={list.total?.value}
          onMore={list.more}
          busy={list.loadingMore}
        />
      ) : null}
      {mine.length > 0 ? (
        <p>
          <Button small onClick={() => setNew(true)}>
            New exception
          </Button>
        </p>
      ) : (
        <p className="muted">A security admin can make exceptions.</p>
      )}
      {isNew ? <ExceptionForm environments={mine} onClose={() => setNew(false)} /> : null}
    </Region>
  )
}
