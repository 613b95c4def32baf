'use client'

import { useState } from 'react'
import { formatFacts, formats, type Format } from '@/lib/model/format'
import { CodeBlock } from '../ui/code-block'
import { SegmentButtons } from '../ui/tabs'
import { Select } from '../ui/select'
import { runnerNames, runners, runnersOf, snippet, type Runner } from './snippet'

/** A command to paste for each format that the collector may send. */
export function SendReport({ allowed, url }: { allowed: readonly string[]; url: string }) {
  const known = formats.filter((format) => allowed.includes(format))
  const [chosen, setChosen] = useState<Format | null>(null)
  const [wanted, setWanted] = useState<Runner | null>(null)
  const format = chosen !== null && known.includes(chosen) ? chosen : known[0]
  if (format === undefined) return <p className="muted">This version reads none of its formats.</p>
  const possible = runnersOf(format)
  const runner = wanted !== null && possible.includes(wanted) ? wanted : (possible[0] ?? 'shell')
  const commands = snippet(format, runner, url)
  return (
    <section className="stack" aria-label="Send a report">
      <div className="row between">
        <h3 className="h3">Send a report</h3>
        {possible.length > 1 ? (
          <SegmentButtons
            label="Where it runs"
            options={possible.map((value) => ({ value, label: runnerNames[value] }))}
            value={runner}
            onChange={(value) => setWanted(runners.find((each) => each === value) ?? 'shell')}
          />
        ) : null}
      </div>
      {known.length > 1 ? (
        <Select
          label="Format"
          value={format}
          options={known.map((value) => ({ value, label: formatFacts[value].name }))}
          onChange={(event) => setChosen(known.find((value) => value === event.target.value) ?? null)}
        />
      ) : null}
      <CodeBlock label={`${formatFacts[format].name}, ${runnerNames[runner]}`} code={commands} />
      <p className="s muted">
        <code>PLIMSOLL_TOKEN</code> holds the token. Keep it in the secrets of the place it runs in.
        {commands.includes('$CLUSTER') ? (
          <>
            {' '}
            <code>CLUSTER</code> is a name for the cluster: use the same one for all its reports.
          </>
        ) : null}
      </p>
    </section>
  )
}
