import { beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { readComplianceControl } from '@/lib/queries/read-compliance-control'
import { makeEnvironment } from '@/lib/store/testing'
import { attestControl } from './attest-control'
import { revokeAttestation } from './revoke-attestation'
import { admin, as, auditOf, makePerson, reader, type Person } from './testing/people'

const place = { standard: 'cis-kubernetes-1.12', control: '3.1.1' }
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
let environmentId = ''
let person: Person
beforeEach(async () => {
  environmentId = await makeEnvironment()
  person = await makePerson([admin()])
})
const answer = () => ({
  ...place,
  environmentId,
  outcome: 'passed' as const,
  statement: 'People sign in through the company.',
  evidenceLink: 'https://wiki.harbourline.example/sign-in',
  expiresAt: inDays(90),
})
const standing = async () => readComplianceControl(as(person), { ...place, environment: environmentId })

describe('an attestation', () => {
  it('decides a control that no check can, with who, when and why', async () => {
    expect(await standing()).toMatchObject({ status: 'manual', reason: 'needs-attestation', attestations: [] })
    const context = as(person)
    const { id } = await attestControl(context, answer())
    expect(await standing()).toMatchObject({
      status: 'passed',
      reason: 'attested',
      attestations: [{ id, state: 'live', by: person.name, statement: answer().statement, revokedAt: null }],
    })
    const [entry] = await auditOf(context)
    expect(entry).toMatchObject({ action: 'compliance.attest', outcome: 'done', subjectId: id, environmentId })
    expect(entry?.after).toMatchObject({ outcome: 'passed', evidenceLink: answer().evidenceLink })
  })

  it('may say that the control is not met', async () => {
    await attestControl(as(person), { ...answer(), outcome: 'failed' })
    expect(await standing()).toMatchObject({ status: 'failed', reason: 'attested' })
  })

  it('ends when the clock of the database says so, whatever that of the process says', async () => {
    const { id } = await attestControl(as(person), answer())
    const early = as(person, new Date('2020-01-01T00:00:00Z'))
    await db()
      .$executeRaw`UPDATE attestation SET expires_at = clock_timestamp() - interval '1 second' WHERE id = ${id}::uuid`
    const row = await readComplianceControl(early, { ...place, environment: environmentId })
    expect(row).toMatchObject({ status: 'manual', attestations: [{ id, state: 'expired' }] })
  })

  it('is replaced by a later one, which alone counts', async () => {
    const first = await attestControl(as(person), answer())
    const second = await attestControl(as(person), { ...answer(), outcome: 'failed' })
    const row = await standing()
    expect(row.attestations.map(({ id, state }) => ({ id, state }))).toEqual([
      { id: second.id, state: 'live' },
      { id: first.id, state: 'revoked' },
    ])
    expect(row.status).toBe('failed')
  })

  it('of many at once exactly one is live', async () => {
    await Promise.all(Array.from({ length: 6 }, async () => attestControl(as(person), answer())))
    const { attestations } = await standing()
    expect(attestations.filter(({ state }) => state === 'live')).toHaveLength(1)
    expect(attestations).toHaveLength(6)
  })

  it('can be taken back, once, and stays in the history', async () => {
    const { id } = await attestControl(as(person), answer())
    const context = as(person)
    await revokeAttestation(context, { id })
    expect(await standing()).toMatchObject({
      status: 'manual',
      attestations: [{ id, state: 'revoked', revokedBy: person.name }],
    })
    expect(await auditOf(context)).toMatchObject([{ action: 'compliance.revoke', outcome: 'done', subjectId: id }])
    await expect(revokeAttestation(as(person), { id })).rejects.toMatchObject({ code: 'conflict' })
  })

  it.each([
    ['a link that is not https', { evidenceLink: 'http://wiki.example' }],
    ['a script as a link', { evidenceLink: 'javascript:alert(1)' }],
    ['a link with a password', { evidenceLink: 'https://me:secret@wiki.example' }],
    ['no words', { statement: ' ' }],
    ['an expiry in the past', { expiresAt: inDays(-1) }],
    ['no such outcome', { outcome: 'perhaps' as never }],
  ])('is refused: %s', async (_name, fault) => {
    await expect(attestControl(as(person), { ...answer(), ...fault })).rejects.toMatchObject({ code: 'invalid' })
    expect((await standing()).attestations).toEqual([])
  })

  it('needs a control and an environment that exist', async () => {
    for (const fault of [{ control: '9.9.9' }, { standard: 'none' }, { environmentId: crypto.randomUUID() }]) {
      await expect(attestControl(as(person), { ...answer(), ...fault })).rejects.toMatchObject({ code: 'not-found' })
    }
  })
})

describe('who may', () => {
  it('not a reader: 403 and a record of it', async () => {
    const { id } = await attestControl(as(person), answer())
    const other = await makePerson([reader()])
    for (const run of [
      (context: ReturnType<typeof as>) => attestControl(context, answer()),
      (context: ReturnType<typeof as>) => revokeAttestation(context, { id }),
    ]) {
      const context = as(other)
      await expect(run(context)).rejects.toMatchObject({ code: 'forbidden' })
      expect(await auditOf(context)).toMatchObject([{ outcome: 'refused', actorName: other.name }])
    }
    expect((await standing()).status).toBe('passed')
  })

  it('not an admin of another environment: there is no such thing', async () => {
    const { id } = await attestControl(as(person), answer())
    const other = await makePerson([admin(await makeEnvironment())])
    await expect(attestControl(as(other), answer())).rejects.toMatchObject({ code: 'not-found' })
    await expect(revokeAttestation(as(other), { id })).rejects.toMatchObject({ code: 'not-found' })
  })
})
