'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { SeverityMark } from '@/components/mark/severity-mark'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { Breakable } from '@/components/ui/breakable'
import { KeyValues } from '@/components/ui/key-values'
import { Pane } from '@/components/ui/split'
import { Stamp } from '@/components/ui/time'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import type { GateReason, GateResult, GateResultItem } from '@/lib/model/gate'
import { ruleWords, verdictNames } from './rule-words'

type Answer = GateResult & Pick<GateResultItem, 'assetId' | 'running' | 'collector'>

/** One answer of the gate: every rule that was broken, by what, and where the image was made and is now. */
export function ResultPane({
  id,
  closeHref,
  hrefOf,
}: {
  id: string
  closeHref: string
  hrefOf: (path: string) => string
}) {
  const query = useQuery({
    queryKey: keys.detail('gate', id),
    queryFn: ({ signal }) => fetchJson<Answer>(`/api/v1/gate/results/${id}`, { signal }),
  })
  const { data } = query
  return (
    <Pane
      label={data?.image ?? 'Answer of the gate'}
      closeHref={closeHref}
      bar={<span className="muted s">Answer of the gate</span>}
      head={
        data ? (
          <>
            <h2>
              <Breakable text={data.image ?? 'No image named'} />
            </h2>
            <p className="muted">
              {verdictNames[data.verdict]} by the rules of {data.environment}
            </p>
          </>
        ) : undefined
      }
    >
      {data ? (
        <AnswerBody answer={data} hrefOf={hrefOf} />
      ) : query.error ? (
        <QueryFailure
          error={query.error}
          what="The answer"
          hides="Why the gate answered so is not shown because of it."
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : (
        <Loading what="answer" rows={6} />
      )}
    </Pane>
  )
}

function AnswerBody({ answer, hrefOf }: { answer: Answer; hrefOf: (path: string) => string }) {
  const { commit, branch, run, digest, assetId, running, reasons, rules } = answer
  const facts = [
    { key: 'Asked', value: <Stamp at={answer.at} /> },
    { key: 'By', value: answer.collector },
    ...(branch ? [{ key: 'Branch', value: branch }] : []),
    ...(commit ? [{ key: 'Commit', value: <code>{commit}</code> }] : []),
    ...(run ? [{ key: 'Run', value: <RunLink run={run} /> }] : []),
    ...(digest ? [{ key: 'Digest', value: <code>{digest.slice(0, 19)}</code> }] : []),
    {
      key: 'Now',
      value: assetId ? (
        <Link className="link" href={hrefOf(`/images/${assetId}`)}>
          {running ? 'runs; open the image' : 'known; open the image'}
        </Link>
      ) : (
        'nobody has reported it since'
      ),
    },
  ]
  return (
    <div className="stack">
      {reasons.length === 0 ? <p className="muted">{rules} rules were asked, and all hold.</p> : null}
      {reasons.map((reason, at) => (
        <Reason key={`${reason.rule.kind} ${at}`} reason={reason} />
      ))}
      <KeyValues items={facts} />
    </div>
  )
}

/** The address was checked when it came: http or https, nothing else. */
function RunLink({ run }: { run: string }) {
  return (
    <a className="link" href={run} rel="noreferrer noopener" target="_blank">
      {new URL(run).host}
    </a>
  )
}

function Reason({ reason: { rule, text, count, examples } }: { reason: GateReason }) {
  return (
    <section className="stack" aria-label={ruleWords(rule)}>
      <h3>
        {rule.action === 'fail' ? 'Fails' : 'Warns'}: <span className="font-normal">{text}</span>
      </h3>
      {examples.length === 0 ? null : (
        <ul className="stack">
          {examples.map((one) => (
            <li key={`${one.rule} ${one.package ?? ''} ${one.path ?? ''}`} className="wrap">
              <SeverityMark severity={one.severity} /> <b>{one.rule}</b>{' '}
              <span className="muted">
                {[one.package, one.version].filter(Boolean).join(' ')}
                {one.fixedVersion ? `, fixed in ${one.fixedVersion}` : ''}
                {one.package ? '' : (one.path ?? '')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {count > examples.length && examples.length > 0 ? (
        <p className="muted">and {count - examples.length} more, milder ones</p>
      ) : null}
    </section>
  )
}
