'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { SeverityWord } from '@/components/mark/severity-mark'
import { severityNames } from '@/components/mark/severity-name'
import { withEnvironment } from '@/components/shell/environment-url'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { KeyValues, type KeyValue } from '@/components/ui/key-values'
import { Age, Stamp } from '@/components/ui/time'
import { fetchJson } from '@/lib/client/fetch-json'
import { fixWords } from '@/lib/client/fix-words'
import { keys } from '@/lib/client/keys'
import { sourceName } from '@/lib/client/source-name'
import { webLinks } from '@/lib/model/web-links'
import type { FindingDetail, FindingItem, FindingWitness } from '@/lib/model/inventory'
import type { Json } from '@/lib/model/json'

type Opened = Pick<FindingItem, 'assetId' | 'fingerprint'>

/** The name of an open row in the URL. */
export const openName = (row: Opened) => `${row.assetId}.${row.fingerprint}`

/** What is behind one row: where the sources disagree, where it lies, what the tool says and links to. */
export function FindingExpand({ row, environment }: { row: Opened; environment: string | null }) {
  const path = `/api/v1/findings/${row.assetId}/${row.fingerprint}`
  const query = useQuery({
    queryKey: keys.detail('findings', openName(row)),
    queryFn: ({ signal }) => fetchJson<FindingDetail>(path, { signal }),
    placeholderData: undefined,
  })
  if (query.data) return <Details finding={query.data} environment={environment} />
  if (query.error) {
    return (
      <QueryFailure
        error={query.error}
        what="Details"
        hides="You do not see what the sources say."
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
        level={3}
      />
    )
  }
  return <Loading what="details" rows={3} />
}

function Details({ finding, environment }: { finding: FindingDetail; environment: string | null }) {
  return (
    <div className="finding-more">
      {finding.kind === 'vulnerability' ? (
        <p>
          {finding.title}.{' '}
          <Link
            className="link"
            href={withEnvironment(`/vulnerabilities/${encodeURIComponent(finding.rule)}`, environment)}
          >
            {finding.rule}: what it is and what else it affects
          </Link>
        </p>
      ) : (
        <p>{textOf(finding.detail.message) ?? textOf(finding.detail.description) ?? finding.title}</p>
      )}
      <Witnesses finding={finding} />
      <KeyValues items={factsOf(finding)} />
    </div>
  )
}

const textOf = (value: Json | undefined) => (typeof value === 'string' && value !== '' ? value : null)

function factsOf(finding: FindingDetail): KeyValue[] {
  const { detail } = finding
  const facts: KeyValue[] = []
  const add = (key: string, value: KeyValue['value'] | null) => {
    if (value !== null) facts.push({ key, value })
  }
  if (finding.kind !== 'vulnerability') add('Rule', <code>{finding.rule}</code>)
  add('Location', finding.location === null ? null : <code>{finding.location}</code>)
  add('Layer', finding.layer === null ? null : <code>{finding.layer}</code>)
  add('Package URL', textOf(detail.purl) === null ? null : <code>{textOf(detail.purl)}</code>)
  add('Mend it', textOf(detail.remediation) ?? textOf(detail.resolution))
  add('First seen', <Stamp at={finding.firstSeenAt} />)
  if (finding.reopened > 0) add('Came back', `${finding.reopened} ${finding.reopened === 1 ? 'time' : 'times'}`)
  if (finding.resolvedAt) add('Resolved', <Stamp at={finding.resolvedAt} />)
  const links = webLinks([detail.link, detail.url, detail.primaryUrl].flatMap((value) => textOf(value) ?? []))
  for (const link of links) {
    add(
      'Source',
      <a className="link" href={link} rel="noopener noreferrer" target="_blank">
        {link}
      </a>,
    )
  }
  return facts
}

/** The source that saw it first leads; the others agree unless a statement of theirs says otherwise. */
function Witnesses({ finding }: { finding: FindingDetail }) {
  const [lead, ...others] = finding.sources
  if (lead === undefined) return <p className="muted">No source sees it any more.</p>
  const differing = finding.witnesses.filter(
    (witness) => finding.sources.includes(witness.source) && differs(finding, witness),
  )
  if (differing.length === 0) {
    const names = new Intl.ListFormat('en-GB').format(finding.sources.map(sourceName))
    return <p className="muted">{others.length > 0 ? `Seen by ${names}, who agree.` : `Seen by ${names} alone.`}</p>
  }
  return (
    <>
      <p>
        <b className="strong">The sources disagree.</b> It counts once, as {severityNames[finding.severity]}, as{' '}
        {sourceName(lead)} rates it.
      </p>
      <div className="tbl-scroll">
        <table className="finding-witnesses">
          <caption className="sr-only">What each source says</caption>
          <tbody>
            {finding.sources.map((source) => {
              const says = differing.find((witness) => witness.source === source)
              return (
                <tr key={source}>
                  <th scope="row">{sourceName(source)}</th>
                  <td>
                    <SeverityWord severity={says?.severity ?? finding.severity} />
                  </td>
                  <td>{fixOf(says ?? finding)}</td>
                  <td className="faint">{says ? <Age at={says.evidenceAt} /> : <Age at={finding.changedAt} />}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </>
  )
}

const differs = (finding: FindingDetail, witness: FindingWitness) =>
  (witness.severity !== null && witness.severity !== finding.severity) || witness.fixedVersion !== finding.fixedVersion

const fixOf = (says: Pick<FindingWitness, 'fixedVersion' | 'fixStatus'>) =>
  says.fixedVersion === null ? `seen, ${fixWords(says.fixStatus)}` : `seen, fixed in ${says.fixedVersion}`
