import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db'
import type { Context } from '@/lib/operation'
import { makeEnvironment } from '@/lib/store/testing'
import { createCollector } from './create-collector'
import { createEnvironment } from './create-environment'
import { createUser } from './create-user'
import { disablePerson } from './disable-person'
import { enablePerson } from './enable-person'
import { grantRoles } from './grant-roles'
import { openReportBody } from './open-report-body'
import { replayReport } from './replay-report'
import { resetPassword } from './reset-password'
import { revokeCollector } from './revoke-collector'
import { rotateCollector } from './rotate-collector'
import { makeReport } from './testing/reports'
import { admin, as, auditOf, makePerson, reader, type Person } from './testing/people'
import { updateCollector } from './update-collector'
import { updateEnvironment } from './update-environment'
import { updatePerson } from './update-person'

let here = ''
let there = ''
let collector = ''
let report = ''
let everywhere: Person
let localAdmin: Person
let localReader: Person

beforeAll(async () => {
  here = await makeEnvironment('here')
  there = await makeEnvironment('there')
  everywhere = await makePerson([admin()])
  localAdmin = await makePerson([admin(there)])
  localReader = await makePerson([reader(here)])
  collector = (await createCollector(as(everywhere), { environmentId: here, name: 'ci', formats: ['trivy'] })).id
  report = await makeReport(here, collector)
})

/** How it fails: the code of its error, or `done`. */
const codeOf = (deed: Promise<unknown>) =>
  deed.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  )

type Deed = { name: string; run(context: Context): Promise<unknown> }

const inEnvironment = (): Deed[] => [
  { name: 'environment.update', run: (context) => updateEnvironment(context, { id: here, goal: 80 }) },
  {
    name: 'collector.create',
    run: (context) => createCollector(context, { environmentId: here, name: 'new', formats: ['trivy'] }),
  },
  { name: 'collector.update', run: (context) => updateCollector(context, { id: collector, name: 'renamed' }) },
  { name: 'collector.rotate', run: (context) => rotateCollector(context, { id: collector }) },
  { name: 'collector.revoke', run: (context) => revokeCollector(context, { id: collector }) },
  { name: 'report.replay', run: (context) => replayReport(context, { id: report }) },
  { name: 'report.read-body', run: (context) => openReportBody(context, { id: report }) },
]

const inInstallation = (): Deed[] => [
  { name: 'environment.create', run: (context) => createEnvironment(context, { name: 'more' }) },
  {
    name: 'person.create',
    run: (context) =>
      createUser(context, { email: 'new@example.com', password: 'long enough 1', role: 'security_reader' }),
  },
  {
    name: 'person.grant-roles',
    run: (context) =>
      grantRoles(context, { id: localReader.id, grants: [{ role: 'security_admin', environmentId: null }] }),
  },
  { name: 'person.update', run: (context) => updatePerson(context, { id: localReader.id, name: 'Else' }) },
  { name: 'person.disable', run: (context) => disablePerson(context, { id: everywhere.id }) },
  { name: 'person.enable', run: (context) => enablePerson(context, { id: everywhere.id }) },
  {
    name: 'person.reset-password',
    run: (context) => resetPassword(context, { id: everywhere.id, password: 'taken over 1' }),
  },
]

/** Everything these commands can change, as one text. */
async function state(): Promise<string> {
  const rows = await Promise.all([
    db().environment.findMany({ orderBy: { id: 'asc' } }),
    db().collector.findMany({ orderBy: { id: 'asc' } }),
    db().report.findMany({ orderBy: { id: 'asc' } }),
    db().user.findMany({ orderBy: { id: 'asc' }, include: { grants: true, accounts: true } }),
  ])
  return JSON.stringify(rows)
}

describe('settings', () => {
  it('are refused to a reader, unchanged and on record', async () => {
    const before = await state()
    for (const deed of [...inEnvironment(), ...inInstallation()]) {
      const context = as(localReader)
      expect([deed.name, await codeOf(deed.run(context))]).toEqual([deed.name, 'forbidden'])
      expect(await auditOf(context)).toMatchObject([
        { action: deed.name, outcome: 'refused', actorName: localReader.name },
      ])
    }
    expect(await state()).toBe(before)
  })

  it('are not there for an administrator of another environment', async () => {
    const before = await state()
    for (const deed of inEnvironment()) {
      const context = as(localAdmin)
      expect([deed.name, await codeOf(deed.run(context))]).toEqual([deed.name, 'not-found'])
      expect(await auditOf(context)).toEqual([])
    }
    expect(await state()).toBe(before)
  })

  it('of the whole installation are refused to an administrator of one environment', async () => {
    const before = await state()
    for (const deed of inInstallation()) {
      const context = as(localAdmin)
      expect([deed.name, await codeOf(deed.run(context))]).toEqual([deed.name, 'forbidden'])
      expect(await auditOf(context)).toMatchObject([{ outcome: 'refused' }])
    }
    expect(await state()).toBe(before)
  })

  it('are refused to a collector and to strangers', async () => {
    const token = {
      kind: 'collector' as const,
      id: collector,
      name: 'ci',
      environmentId: here,
      formats: ['trivy'],
    }
    for (const deed of [...inEnvironment(), ...inInstallation()]) {
      expect([deed.name, await codeOf(deed.run(as(token)))]).toEqual([deed.name, 'forbidden'])
      expect([deed.name, await codeOf(deed.run(as({ kind: 'anonymous' })))]).toEqual([deed.name, 'unauthenticated'])
    }
  })

  it('of a thing that does not exist are not found', async () => {
    const id = '00000000-0000-4000-8000-000000000000'
    const context = as(everywhere)
    for (const run of [
      () => updateEnvironment(context, { id, goal: 1 }),
      () => createCollector(context, { environmentId: id, name: 'x', formats: ['trivy'] }),
      () => updateCollector(context, { id }),
      () => rotateCollector(context, { id }),
      () => revokeCollector(context, { id }),
      () => replayReport(context, { id }),
      () => openReportBody(context, { id }),
      () => grantRoles(context, { id, grants: [] }),
      () => updatePerson(context, { id, name: 'x' }),
      () => disablePerson(context, { id }),
      () => enablePerson(context, { id }),
      () => resetPassword(context, { id, password: 'long enough 1' }),
    ]) {
      await expect(run()).rejects.toMatchObject({ code: 'not-found' })
    }
  })

  it('take no members they do not know, and no text that cannot be stored', async () => {
    const context = as(everywhere)
    // @ts-expect-error A member that the schema does not have.
    await expect(updateEnvironment(context, { id: here, gaol: 1 })).rejects.toMatchObject({ code: 'invalid' })
    for (const run of [
      () => updateEnvironment(context, { id: here, name: 'a\0b' }),
      () => createEnvironment(context, { name: 'a\0b' }),
      () => createCollector(context, { environmentId: here, name: 'a\0b', formats: ['trivy'] }),
      () => updateCollector(context, { id: collector, name: 'a\0b' }),
      () => updatePerson(context, { id: everywhere.id, name: 'a\0b' }),
    ]) {
      await expect(run()).rejects.toMatchObject({ code: 'invalid' })
    }
  })
})
