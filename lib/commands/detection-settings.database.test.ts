import { beforeEach, describe, expect, it } from 'vitest'
import { defaultDetectionSettings } from '@/lib/detect/audit/settings'
import { db } from '@/lib/db'
import { listDetectionExceptions } from '@/lib/queries/list-detection-exceptions'
import { listDetectionSettings } from '@/lib/queries/list-detection-settings'
import { listDetections } from '@/lib/queries/list-detections'
import { previewDetectionException } from '@/lib/queries/preview-detection-exception'
import { readDetection } from '@/lib/queries/read-detection'
import { readDetectionSettings } from '@/lib/store/detection-settings'
import { makeEnvironment } from '@/lib/store/testing'
import { createDetectionException } from './create-detection-exception'
import { revokeDetectionException } from './revoke-detection-exception'
import { admin, as, auditOf, makePerson, reader, type Person } from './testing/people'
import { updateDetectionSetting } from './update-detection-setting'

const burst = 'k8s-secret-get-burst'
let environment = ''
let ines: Person
let robin: Person
beforeEach(async () => {
  environment = await makeEnvironment()
  ines = await makePerson([admin(environment)], 'Ines Aalto')
  robin = await makePerson([reader(environment)])
})
const inForce = () => readDetectionSettings(db(), environment)
const standing = async (id = burst) => (await readDetection(as(robin), { id, environment })).environments[0]

describe('settings of detections', () => {
  it('are the defaults until somebody sets others; lists replace, null goes back', async () => {
    expect(await inForce()).toBe(defaultDetectionSettings)
    const lists = {
      deliveryUsers: ['ci-*', 'ci-*'],
      maliciousAddresses: ['203.0.113.0/24'],
      ownAddresses: ['2001:db8::/32'],
    }
    await updateDetectionSetting(as(ines), { environment, lists })
    await updateDetectionSetting(as(ines), { environment, lists: { maliciousAddresses: null } })
    expect((await inForce()).context).toMatchObject({
      deliveryUsers: ['ci-*'],
      maliciousAddresses: [],
      ownAddresses: ['2001:db8::/32'],
      trustedProxies: [],
    })
    const { items } = await listDetectionSettings(as(robin), { environment })
    expect(items).toMatchObject([{ lists: { deliveryUsers: ['ci-*'] }, off: [], updatedBy: 'Ines Aalto' }])
  })

  it('switch a detection off and tune its numbers, and back again', async () => {
    await updateDetectionSetting(as(ines), { environment, detection: burst, enabled: false, tuning: { threshold: 10 } })
    const set = await inForce()
    expect([...set.off]).toEqual([burst])
    expect(set.tuning.get(burst)).toEqual({ threshold: 10 })
    expect(await standing()).toMatchObject({ enabled: false, tuning: { threshold: 10 }, updatedBy: 'Ines Aalto' })
    await updateDetectionSetting(as(ines), {
      environment,
      detection: burst,
      enabled: true,
      tuning: { threshold: null },
    })
    expect((await inForce()).off.size).toBe(0)
    expect(await standing()).toMatchObject({ enabled: true, tuning: {}, updatedBy: null })
  })

  it('of one environment are not those of another', async () => {
    const other = await makeEnvironment()
    const both = await makePerson([admin(environment), admin(other)])
    await updateDetectionSetting(as(both), { environment: other, lists: { deliveryUsers: ['ci-*'] } })
    await updateDetectionSetting(as(both), { environment: other, detection: burst, enabled: false })
    await createDetectionException(as(both), { environment: other, user: 'ci-*', reason: 'Agreed' })
    await updateDetectionSetting(as(both), { environment, detection: 'k8s-mass-deletion', enabled: false })
    expect(await inForce()).toMatchObject({ context: { deliveryUsers: [] }, exceptions: [] })
    expect([...(await inForce()).off]).toEqual(['k8s-mass-deletion'])
    expect((await listDetectionExceptions(as(robin), {})).items).toEqual([])
    expect((await listDetectionSettings(as(robin), {})).items.map((one) => one.environmentId)).toEqual([environment])
  })

  it('are changed on the record', async () => {
    const context = as(ines)
    await updateDetectionSetting(context, {
      environment,
      detection: burst,
      tuning: { threshold: 5, windowSeconds: 60 },
    })
    expect(await auditOf(context)).toMatchObject([
      {
        action: 'detection-setting.update',
        subjectId: burst,
        environmentId: environment,
        before: { enabled: true },
        after: { enabled: true, threshold: 5, windowSeconds: 60 },
      },
    ])
  })

  it.each([
    [{ enabled: false }, 'invalid'],
    [{ detection: burst, lists: { deliveryUsers: ['ci-*'] } }, 'invalid'],
    [{ detection: burst, tuning: { threshold: 0 } }, 'invalid'],
    [{ detection: burst, tuning: { threshold: 2.5 } }, 'invalid'],
    [{ detection: burst, tuning: { sigmas: 4 } }, 'invalid'],
    [{ detection: burst, tuning: { colour: 4 } }, 'invalid'],
    [{ detection: 'k8s-cluster-admin-binding', tuning: { threshold: 4 } }, 'invalid'],
    [{ detection: 'k8s-none', enabled: false }, 'not-found'],
    [{ lists: { deliveryUsers: ['*'] } }, 'invalid'],
    [{ lists: { trustedProxies: ['10.0.0.0/33'] } }, 'invalid'],
    [{ lists: { maliciousAddresses: ['example.com'] } }, 'invalid'],
    [{ lists: { colours: ['red'] } }, 'invalid'],
  ])('refuse %j', async (change, code) => {
    await expect(updateDetectionSetting(as(ines), { environment, ...change } as never)).rejects.toMatchObject({ code })
  })

  it('are not for readers, nor for those of another environment', async () => {
    const context = as(robin)
    const input = { environment, detection: burst, enabled: false }
    await expect(updateDetectionSetting(context, input)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await auditOf(context)).toMatchObject([{ action: 'detection-setting.update', outcome: 'refused' }])
    const elsewhere = await makePerson([admin(await makeEnvironment())])
    await expect(updateDetectionSetting(as(elsewhere), input)).rejects.toMatchObject({ code: 'not-found' })
    const exception = { environment, user: 'ci-*', reason: 'Agreed' }
    await expect(createDetectionException(as(elsewhere), exception)).rejects.toMatchObject({ code: 'not-found' })
    await expect(createDetectionException(as(robin), exception)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(previewDetectionException(as(elsewhere), { environment, user: 'ci-*' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

describe('exceptions', () => {
  it('are in force until they are ended, with who made them and why', async () => {
    const context = as(ines)
    const { id } = await createDetectionException(context, {
      environment,
      detection: burst,
      user: 'ci-*',
      namespace: 'build',
      reason: 'The pipeline reads its own secrets',
      expiresAt: '2099-01-01T00:00:00Z',
    })
    expect((await inForce()).exceptions).toEqual([
      {
        id,
        detection: burst,
        user: 'ci-*',
        namespace: 'build',
        image: null,
        name: null,
        expiresAt: '2099-01-01T00:00:00.000Z',
      },
    ])
    expect((await listDetectionExceptions(as(robin), { detection: burst })).items).toMatchObject([
      { id, state: 'active', createdBy: 'Ines Aalto', reason: 'The pipeline reads its own secrets' },
    ])
    await revokeDetectionException(context, { id })
    expect((await inForce()).exceptions).toEqual([])
    await expect(revokeDetectionException(context, { id })).rejects.toMatchObject({ code: 'conflict' })
    expect((await listDetectionExceptions(as(robin), { state: 'ended' })).items).toMatchObject([
      { id, state: 'revoked' },
    ])
    expect(await auditOf(context)).toMatchObject([
      { action: 'detection-exception.create', subjectId: id },
      { action: 'detection-exception.revoke', subjectId: id },
    ])
  })

  it.each([
    { user: '*', reason: 'everything' },
    { reason: 'nothing' },
    { user: 'ci-*', reason: 'x' },
    { user: 'ci-*', reason: 'too late', expiresAt: '2020-01-01T00:00:00Z' },
  ])('refuse %j', async (input) => {
    await expect(createDetectionException(as(ines), { environment, ...input })).rejects.toMatchObject({
      code: 'invalid',
    })
  })
})

it('the list of detections filters, pages and tells how each stands', async () => {
  await updateDetectionSetting(as(ines), { environment, detection: burst, enabled: false })
  const off = await listDetections(as(robin), { environment, state: 'off' })
  expect(off).toMatchObject({
    total: { value: 1 },
    items: [{ id: burst, kind: 'state', environments: [{ enabled: false }] }],
  })
  const first = await listDetections(as(robin), { limit: 10 })
  const second = await listDetections(as(robin), { limit: 10, cursor: first.next ?? '' })
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(20)
  const found = await listDetections(as(robin), { q: 'K8S_TI_Proxy' })
  expect(found.items.map(({ id }) => id)).toEqual(['k8s-malicious-ip'])
  expect(
    (await listDetections(as(robin), { tactic: ['Impact'], severity: ['high'], kind: ['state'] })).items.map(
      ({ id }) => id,
    ),
  ).toEqual(expect.arrayContaining(['k8s-mass-deletion', 'k8s-storage-destroyed']))
})
