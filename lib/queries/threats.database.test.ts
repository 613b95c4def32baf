import { beforeAll, describe, expect, it } from 'vitest'
import { setAlertStatus } from '@/lib/commands/set-alert-status'
import { falcoEvent, raise } from '@/lib/commands/testing/alerts'
import { admin, as, makePerson, reader, type Person } from '@/lib/commands/testing/people'
import { db } from '@/lib/db'
import { makeEnvironment } from '@/lib/store/testing'
import { listNoise } from './list-noise'
import { readTacticsBoard } from './read-tactics-board'

let here = ''
let lead: Person
let stranger: Person

/** Shells in these workloads, an alert each; the names of those that are then dismissed. */
async function shells(
  workloads: readonly string[],
  dismissed: readonly string[],
  rule = 'Terminal shell in container',
) {
  await raise(
    here,
    workloads.map((workload) => falcoEvent({ rule, workload, fields: { 'k8s.ns.name': workload.split('-')[0] } })),
  )
  for (const workload of dismissed) {
    const { id } = await db().alert.findFirstOrThrow({
      where: { environmentId: here, rule, compromised: { endsWith: `/${workload}` } },
    })
    await setAlertStatus(as(lead), { id, status: 'dismissed', reason: 'false-positive', comment: 'known' })
  }
}

beforeAll(async () => {
  here = await makeEnvironment('here')
  lead = await makePerson([admin()])
  stranger = await makePerson([reader(await makeEnvironment('there'))])
  await shells(['build-one', 'build-two', 'build-three', 'shop-web'], ['build-one', 'build-two', 'build-three'])
  await shells(
    ['shop-api', 'shop-job', 'shop-cron', 'shop-mail'],
    ['shop-api', 'shop-job', 'shop-cron'],
    'Read sensitive file untrusted',
  )
})

describe('noise', () => {
  it('counts what was raised and dismissed, those dismissed most often first', async () => {
    const { items, total } = await listNoise(as(lead), {})
    expect(total.value).toBe(2)
    expect(items).toHaveLength(2)
    for (const item of items) {
      expect(item).toMatchObject({
        raised: 4,
        repeats: 0,
        dismissed: 3,
        falsePositives: 3,
        suppressed: 0,
        open: 1,
        dismissedShare: 1,
      })
    }
  })

  it('proposes a rule about what only the dismissed alerts have in common', async () => {
    const { items } = await listNoise(as(lead), {})
    const proposals = items.map(({ proposal }) => proposal)
    expect(proposals.filter((one) => one !== null)).toEqual([
      {
        environmentId: here,
        environment: 'here',
        alertType: items.find(({ proposal }) => proposal)?.id,
        conditions: [{ kind: 'namespace', field: 'name', operator: 'equals', values: ['build'] }],
        hidden: 3,
        entity: { kind: 'namespace', name: 'build' },
      },
    ])
  })

  it('forgets what is older than 30 days', async () => {
    const later = new Date(Date.now() + 31 * 86_400_000)
    expect((await listNoise(as(lead, later), {})).items).toEqual([])
  })
})

describe('the board', () => {
  it('tells open alerts by tactic and technique, beside what could be told', async () => {
    const board = await readTacticsBoard(as(lead), { environment: 'here' })
    expect(board.open).toBe(2)
    const execution = board.columns.find(({ tactic }) => tactic === 'Execution')
    const shell = execution?.cells.find(({ id }) => id === 'T1059')
    expect(shell).toMatchObject({ name: 'Command and scripting interpreter', open: 1 })
    expect(shell?.known).toBeGreaterThan(1)
    expect(execution?.cells[0]?.open).toBeGreaterThan(0)
    // Every column stands, also where nothing is going on.
    expect(board.columns.length).toBeGreaterThan(10)
  })

  it('tells nobody of what is not theirs', async () => {
    expect((await readTacticsBoard(as(stranger), {})).open).toBe(0)
    expect((await listNoise(as(stranger), {})).items).toEqual([])
  })
})
