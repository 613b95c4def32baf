import { describe, expect, it } from 'vitest'
import { conformsToAdapter } from '@/lib/ingest/conformance'
import { mapRules } from '@/lib/ingest/map-rules'
import type { ReportContext } from '../../adapter'
import { dockerBenchAdapter } from '.'

const result = (id: string, word: string, more: object = {}) => ({
  id,
  desc: `Ensure that ${id} is fine (Automated)`,
  result: word,
  ...more,
})
const report = (results: object[], more: object = {}) => ({
  dockerbenchsecurity: '1.6.0',
  start: 1_711_552_881,
  end: 1_711_552_890,
  tests: [{ id: '5', desc: 'Container Runtime', results }],
  ...more,
})
const swarm = { desc: 'Ensure swarm mode is not Enabled, if not needed (Automated)' }
const results = [
  result('2.9', 'WARN'),
  result('3.17', 'INFO', { details: 'File not found' }),
  result('4.6', 'WARN', { details: 'Images w/o HEALTHCHECK:  [a:1]', items: ['[a:1]', '(truncated)'] }),
  result('5.1', 'PASS', swarm),
  result('5.5', 'WARN', { details: 'Containers running in privileged mode:  web db', items: ['web', 'db'] }),
  result('5.14', 'WARN', { items: ['web:80:0.0.0.0', 'web:81:0.0.0.0'] }),
  result('5.23', 'NOTE'),
]
const context = { collectedAt: '2026-03-01T12:00:00Z', collector: 'bench', scope: 'quay-1' }

function read(document: object, more: Partial<ReportContext> = {}) {
  const read = dockerBenchAdapter.read([document], { ...context, ...more })
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.observation
}

conformsToAdapter(
  dockerBenchAdapter,
  [
    { name: 'a report', documents: [report(results)], context: { scope: 'quay-1' } },
    { name: 'a report without results', documents: [report([])] },
    {
      name: 'a report of an old numbering',
      documents: [report([result('7.1', 'PASS', swarm), result('5.4', 'WARN')])],
    },
  ],
  [
    { name: 'a report without a host', documents: [report(results)], context: { cluster: undefined } },
    { name: 'two reports at once', documents: [report(results), report(results)] },
    { name: 'tests that are none', documents: [{ dockerbenchsecurity: '1.6.0', tests: [7] }] },
  ],
)

describe('reports of docker-bench-security', () => {
  it('put faults on the containers that they name, others on the host', () => {
    const { findings, assets, evidenceAt } = read(report(results))
    expect(findings.map(({ asset, rule }) => `${asset} ${rule}`)).toEqual([
      'docker/quay-1 cis-docker-1.6/2.9',
      'docker/quay-1 cis-docker-1.6/4.6',
      'docker/quay-1/Container/web cis-docker-1.6/5.5',
      'docker/quay-1/Container/db cis-docker-1.6/5.5',
      'docker/quay-1/Container/web cis-docker-1.6/5.14',
    ])
    expect(findings[4]?.detail).toMatchObject({ messages: ['web:80:0.0.0.0', 'web:81:0.0.0.0'] })
    expect(assets.every((asset) => asset.mentioned)).toBe(true)
    expect(evidenceAt).toBe('2024-03-27T15:21:30.000Z')
  })

  it('become verdicts on our checks where the test is one of them', () => {
    const { witnesses, findings, scopes } = mapRules(read(report(results)))
    expect(findings).toEqual([])
    expect(witnesses?.map(({ asset, check, status }) => `${asset} ${check} ${status}`)).toEqual([
      'docker/quay-1 docker-daemon-userns unhealthy',
      'docker/quay-1 docker-img-healthcheck unhealthy',
      'docker/quay-1/Container/web docker-ct-privileged unhealthy',
      'docker/quay-1/Container/db docker-ct-privileged unhealthy',
      'docker/quay-1/Container/web docker-ct-bind-interface unhealthy',
      'docker/quay-1 docker-file-daemon-json-owner not-applicable',
      'docker/quay-1 docker-ct-swarm healthy',
    ])
    expect(scopes.find((scope) => scope.type === 'rules')).toMatchObject({
      cluster: 'docker/quay-1',
      checks: expect.arrayContaining(['docker-ct-bind-interface', 'docker-ct-privileged', 'docker-ct-exec-privileged']),
      complete: true,
    })
  })

  it('are read by the numbers of their benchmark', () => {
    const old = read(
      report([result('7.1', 'PASS', swarm), result('5.4', 'WARN', { items: ['web'] }), result('7.2', 'WARN')]),
    )
    expect(old.findings.map(({ rule }) => rule)).toEqual(['cis-docker-1.6/5.5', 'cis-docker-1.6/7.1'])
    expect(old.passes).toMatchObject([{ rule: 'cis-docker-1.6/5.1' }])
    const older = read(
      report([result('2.1', 'WARN', { desc: 'Ensure network traffic is restricted' })], {
        dockerbenchsecurity: '1.3.4',
      }),
    )
    expect(older.findings).toMatchObject([{ rule: 'docker-bench-1.3.4/2.1' }])
    expect(mapRules(older).witnesses).toEqual([])
  })

  it.each([
    ['3.20', '/etc/sysconfig/docker file permissions', '3.21'],
    ['3.21', '/etc/sysconfig/docker file ownership', '3.22'],
    ['3.22', '/etc/default/docker file permissions', '3.20'],
    ['3.20', '/etc/default/docker file permissions', '3.20'],
  ])('know %s as what it says: %s', (id, what, number) => {
    const one = result(id, 'WARN', { desc: `Ensure that the ${what} are set` })
    expect(read(report([result('5.1', 'PASS', swarm), one])).findings).toMatchObject([
      { rule: `cis-docker-1.6/${number}` },
    ])
  })

  it('are not whole with a result that cannot be read', () => {
    const { rejected, scopes } = read(report([result('5.5', 'MAYBE'), result('../x', 'WARN'), result('5.6', 'WARN')]))
    expect(rejected).toHaveLength(2)
    expect(scopes.every((scope) => !scope.complete)).toBe(true)
  })
})
