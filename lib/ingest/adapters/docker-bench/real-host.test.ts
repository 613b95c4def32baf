import { expect, it } from 'vitest'
import { checks } from '@/lib/assess/catalogue'
import { evaluateContainer, evaluateHost } from '@/lib/assess/evaluate'
import { dockerContainerDocumentSchema } from '@/lib/model/docker-container'
import { dockerHostDocumentSchema, dockerHostReportSchema } from '@/lib/model/docker-host'
import { normalize } from '../docker-host/normalize'
import { benchSchema, resultSchema } from './payload'
import real from './testing/real-host.json'

/**
 * One real engine (Docker 20.10 of Debian 12, two running containers), looked at by our collector and by
 * docker-bench-security at the same time. Each disagreement has its reason in docs/decisions/0018-docker-hosts.md.
 */
const disagreements: Readonly<Record<string, string>> = {
  '1.1.2': 'judged by us, information there',
  '1.1.5': 'we look at the data root in use, it at /var/lib/docker',
  '1.2.2': 'judged by us, information there',
  '2.1': 'judged by us, information there',
  '2.2': 'no default bridge: not applicable to us, a warning there',
  '2.8': 'judged by us, information there',
  '2.11': 'no devicemapper: not applicable to us, passed there',
  '2.18': 'judged by us, information there',
  '3.15': 'we look at the socket in use, it at /var/run/docker.sock',
  '3.16': 'we look at the socket in use, it at /var/run/docker.sock',
  '4.10': 'judged by us, a note there',
  '4.11': 'judged by us, a note there',
  '5.2': 'no AppArmor on the host: not applicable to us, a warning there',
  '5.3': 'no SELinux on the host: not applicable to us, a warning there',
  '5.6': 'it passes what is mounted read-only',
  '5.12': 'it does not know CpuQuota',
  '5.15': 'it passes unless-stopped',
  '5.19': 'judged by us, information there',
  '5.23': 'judged by us, a note there',
  '5.24': 'judged by us, a note there',
  '5.28': 'judged by us, information there',
  '6.1': 'judged by us, information there',
  '6.2': 'judged by us, information there',
  '7.1': 'no swarm: not applicable to us, passed there',
  '7.2': 'no swarm: not applicable to us, passed there',
  '7.3': 'no swarm: not applicable to us, passed there',
  '7.4': 'no swarm: not applicable to us, passed there',
  '7.5': 'no swarm: not applicable to us, passed there',
  '7.6': 'left to people by us, passed there without a swarm',
  '7.7': 'no swarm: not applicable to us, passed there',
  '7.8': 'no swarm: not applicable to us, passed there',
  '7.9': 'left to people by us, passed there without a swarm',
}

/** Names of what fails, by number; null where nothing is judged. */
function ours(): Map<string, string[] | null> {
  const snapshot = dockerHostReportSchema.parse(real.snapshot)
  const { assets } = normalize(snapshot, { collectedAt: snapshot.collectedAt, collector: 'real' })
  const verdicts = new Map<string, string[] | null>()
  for (const { kind, name, key, document } of assets) {
    if (kind !== 'docker-host' && kind !== 'container') continue
    const facts = { images: new Map() }
    const { results, problems } =
      kind === 'docker-host'
        ? evaluateHost(key, dockerHostDocumentSchema.parse(document), facts)
        : evaluateContainer(key, dockerContainerDocumentSchema.parse(document), facts)
    expect(problems).toEqual([])
    for (const { checkId, verdict } of results) {
      const number = checks.find(({ id }) => id === checkId)?.mappings.cisDocker?.[0]
      if (number === undefined) continue
      const known = verdicts.get(number) ?? null
      if (verdict.status === 'not-applicable') verdicts.set(number, known)
      else verdicts.set(number, [...(known ?? []), ...(verdict.status === 'unhealthy' ? [name] : [])])
    }
  }
  return verdicts
}

function theirs(): Map<string, string[] | null> {
  const bench = benchSchema.parse(real.bench)
  return new Map(
    bench.tests.flatMap(({ results }) =>
      results.map((item): [string, string[] | null] => {
        const { id, result, items } = resultSchema.parse(item)
        if (result === 'PASS') return [id, []]
        if (result !== 'WARN') return [id, null]
        const isOfContainers = /^5\.|^4\.1$/.test(id)
        return [id, isOfContainers ? (items ?? []) : ['bench-host']]
      }),
    ),
  )
}

it('agrees with docker-bench-security on a real host, except where there is a reason', () => {
  const own = ours()
  const differing = [...theirs()].filter(([number, failing]) => {
    const sorted = (names: string[] | null | undefined) => JSON.stringify(names?.toSorted() ?? null)
    return sorted(own.get(number)) !== sorted(failing)
  })
  expect(differing.map(([number]) => number)).toEqual(Object.keys(disagreements))
  expect(own.size).toBe(117)
})
