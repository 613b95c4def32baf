import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { formats } from '@/lib/model/format'
import { runnersOf, snippet } from './snippet'

const url = 'https://plimsoll.example.com'

describe('how to send a report', () => {
  it.each(formats)('names this installation and leaves the token a variable: %s', (format) => {
    for (const runner of runnersOf(format)) {
      const text = snippet(format, runner, url)
      const isOwn = /plimsoll collect|deploy\/kubernetes/.test(text)
      expect(text).toContain(isOwn ? url : `${url}/api/v1/ingest/${format}`)
      expect(text).not.toContain('$PLIMSOLL_URL')
      expect(text).toContain('PLIMSOLL_TOKEN')
      expect(text).not.toContain('plc_')
    }
  })

  it.each(['trivy-operator', 'falco', 'kubernetes', 'policy-report'] as const)(
    'says of which cluster it is, for its report does not: %s',
    (format) => expect(snippet(format, 'shell', url)).toMatch(/Plimsoll-Cluster: ?\$CLUSTER/),
  )

  it('offers the collector of our own for a cluster, inside it and from outside', () => {
    expect(runnersOf('kubernetes')).toEqual(['inside', 'outside', 'shell'])
    expect(snippet('kubernetes', 'inside', url)).toMatch(/kubectl apply -f deploy\/kubernetes\/$/)
    expect(snippet('kubernetes', 'outside', url)).toContain('plimsoll collect kubernetes')
    expect(runnersOf('trivy')).not.toContain('inside')
  })

  it('is YAML that a pipeline can read', () => {
    // What a command names must be set, in this step or by the runner.
    for (const runner of ['github', 'gitlab'] as const) expect(snippet('trivy', runner, url)).toMatch(/^ +IMAGE: \S/m)
    const [step] = parse(snippet('trivy', 'github', url)) as [{ run: string; env: object }]
    expect(step.env).toMatchObject({ PLIMSOLL_TOKEN: '${{ secrets.PLIMSOLL_TOKEN }}' })
    expect(step.run).toContain('trivy image')
    const job = parse(snippet('trivy', 'gitlab', url)) as { plimsoll: { script: string[] } }
    expect(job.plimsoll.script[0]).toContain('--data-binary @report.json')
  })

  it('folds long commands in a way that a shell joins again', () => {
    const text = snippet('trivy', 'shell', url)
    expect(text.replace(/ \\\n {2}/g, ' ')).toMatch(/^trivy image .*\ncurl -sS .* -H .* --data-binary @report\.json$/)
  })
})
