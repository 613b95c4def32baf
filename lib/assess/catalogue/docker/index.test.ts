import { describe, expect, it } from 'vitest'
import { dockerHostDocumentSchema } from '@/lib/model/docker-host'
import { dockerContainerDocumentSchema } from '@/lib/model/docker-container'
import { dockerChecks } from '.'
import { evaluateContainer, evaluateHost } from '../../evaluate'
import { hardenedContainer, hardenedHost, hardenedImage } from '../../testing/docker'

const clean = { critical: 0, high: 0, medium: 0, low: 0, fixable: 0, scanned: true }
const facts = { images: new Map([[hardenedImage.Id, clean]]) }
const nothing = { unread: 'the collector could not look' }

describe('the checks of Docker hosts', () => {
  it('are those of the benchmark, each number once, and nine of our own', () => {
    const numbers = dockerChecks.flatMap(({ mappings }) => mappings.cisDocker ?? [])
    expect(numbers).toHaveLength(117)
    expect(new Set(numbers).size).toBe(117)
    expect(dockerChecks).toHaveLength(126)
    expect(
      dockerChecks.filter(({ mappings }) => !mappings.cisDocker).every(({ id }) => id.startsWith('docker-own-')),
    ).toBe(true)
  })

  it('have nothing against a hardened host and its container', () => {
    const host = evaluateHost('h', dockerHostDocumentSchema.parse(hardenedHost()), facts)
    const container = evaluateContainer('c', dockerContainerDocumentSchema.parse(hardenedContainer()), facts)
    const failing = [...host.results, ...container.results].filter(({ verdict }) => verdict.status === 'unhealthy')
    // Advice that nobody has to follow, and lists for review.
    expect(failing.map(({ checkId }) => checkId)).toEqual(['docker-daemon-rootless', 'docker-ct-open-ports'])
    expect([...host.problems, ...container.problems]).toEqual([])
    expect(host.results.length + container.results.length).toBe(126)
  })

  it('call nothing healthy that was not read', () => {
    const { host, day, engine, ...parts } = hardenedHost()
    const unread = { host, day, engine, ...Object.fromEntries(Object.keys(parts).map((part) => [part, nothing])) }
    const { results, problems } = evaluateHost('h', dockerHostDocumentSchema.parse(unread), facts)
    expect(problems).toEqual([])
    const looked = results.filter(
      ({ verdict }) => !(verdict.status === 'not-applicable' && verdict.evaluated === false),
    )
    for (const { verdict } of looked)
      expect(verdict).toMatchObject({ status: 'not-applicable', reason: expect.stringMatching(/^manual: /) })
  })
})
