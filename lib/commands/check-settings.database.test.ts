import { beforeEach, describe, expect, it } from 'vitest'
import { workload } from '@/lib/assess/testing/workload'
import { db } from '@/lib/db'
import type { Json } from '@/lib/model/json'
import { listCheckSettings } from '@/lib/queries/list-check-settings'
import { previewCheckSetting } from '@/lib/queries/preview-check-setting'
import { makeEnvironment, observe, store } from '@/lib/store/testing'
import { admin, as, auditOf, makePerson, reader, type Person } from './testing/people'
import { updateCheckSetting } from './update-check-setting'

const privileged = 'k8s-pod-privileged'
const latest = 'k8s-img-latest-tag'
let environment = ''
let ines: Person
let robin: Person
beforeEach(async () => {
  environment = await makeEnvironment()
  ines = await makePerson([admin(environment)], 'Ines Aalto')
  robin = await makePerson([reader(environment)])
})

const view = async (check?: string) => {
  const { items } = await listCheckSettings(as(robin), { environment, ...(check && { check }) })
  return items[0]
}
const jobs = async () =>
  db().$queryRaw`SELECT key FROM graphile_worker.jobs WHERE key LIKE ${`reassess:${environment}%`}`

describe('the settings of a check', () => {
  it('are those of the catalogue until somebody sets others, and say whose they are', async () => {
    expect(await view(privileged)).toMatchObject({
      environmentId: environment,
      enabled: true,
      updatedBy: null,
      exclusions: {
        namespaces: { origin: 'default', inheritedFrom: 'default', value: expect.arrayContaining(['kube-system']) },
        images: { value: [], origin: 'default' },
      },
    })
    expect((await view(latest))?.exclusions.namespaces.value).toEqual([])
    await updateCheckSetting(as(ines), { environment, exclusions: { namespaces: ['legacy'] } })
    await updateCheckSetting(as(ines), { environment, check: privileged, exclusions: { images: ['mesh/*', 'mesh/*'] } })
    expect(await view()).toMatchObject({
      check: null,
      exclusions: { namespaces: { value: ['legacy'], origin: 'environment', inheritedFrom: 'default' } },
    })
    expect(await view(privileged)).toMatchObject({
      check: privileged,
      updatedBy: 'Ines Aalto',
      exclusions: {
        namespaces: { value: ['legacy'], origin: 'environment', inherited: ['legacy'] },
        images: { value: ['mesh/*'], origin: 'recommendation', inherited: [], inheritedFrom: 'default' },
      },
    })
    expect((await view(latest))?.exclusions.namespaces).toMatchObject({ value: [], origin: 'default' })
  })

  it('go back to what is inherited, and then nothing is kept', async () => {
    await updateCheckSetting(as(ines), {
      environment,
      check: privileged,
      enabled: false,
      exclusions: { labels: ['a=b'] },
    })
    expect(await view(privileged)).toMatchObject({ enabled: false, exclusions: { labels: { value: ['a=b'] } } })
    await updateCheckSetting(as(ines), { environment, check: privileged, exclusions: { labels: null } })
    expect(await view(privileged)).toMatchObject({ enabled: false, exclusions: { labels: { origin: 'default' } } })
    await updateCheckSetting(as(ines), { environment, check: privileged, enabled: true })
    expect(await db().checkSetting.count({ where: { environmentId: environment } })).toBe(0)
  })

  it('are changed on the record, and everything is judged anew by a worker', async () => {
    const context = as(ines)
    await updateCheckSetting(context, { environment, check: privileged, exclusions: { namespaces: [] } })
    expect(await auditOf(context)).toMatchObject([
      {
        action: 'check-setting.update',
        outcome: 'done',
        subjectId: privileged,
        environmentId: environment,
        before: { enabled: true, namespaces: expect.arrayContaining(['kube-system']) },
        after: { enabled: true, namespaces: [] },
      },
    ])
    expect(await jobs()).toHaveLength(1)
  })

  it('are not for readers, nor for those of another environment', async () => {
    const context = as(robin)
    const input = { environment, check: privileged, enabled: false }
    await expect(updateCheckSetting(context, input)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await auditOf(context)).toMatchObject([{ action: 'check-setting.update', outcome: 'refused' }])
    const elsewhere = await makePerson([admin(await makeEnvironment())])
    await expect(updateCheckSetting(as(elsewhere), input)).rejects.toMatchObject({ code: 'not-found' })
    await expect(previewCheckSetting(as(elsewhere), { environment })).rejects.toMatchObject({ code: 'not-found' })
    await expect(previewCheckSetting(as(robin), { environment })).rejects.toMatchObject({ code: 'forbidden' })
    expect((await view(privileged))?.enabled).toBe(true)
    expect(await jobs()).toHaveLength(0)
  })

  it.each([
    [{ exclusions: { namespaces: ['a b'] } }, 'invalid'],
    [{ exclusions: { namespaces: ['*'] } }, 'invalid'],
    [{ exclusions: { images: ['a*b'] } }, 'invalid'],
    [{ exclusions: { labels: ['=x'] } }, 'invalid'],
    [{ check: privileged, parameters: { colour: 'red' } }, 'invalid'],
    [{ parameters: { allowedRegistries: [] } }, 'invalid'],
    [{ enabled: false }, 'invalid'],
    [{ check: 'k8s-gone', enabled: false }, 'not-found'],
  ])('refuse %j', async (change, code) => {
    await expect(updateCheckSetting(as(ines), { environment, ...change })).rejects.toMatchObject({ code })
  })
})

describe('the preview', () => {
  beforeEach(async () => {
    const one = (namespace: string, image: string) => ({
      kind: 'workload' as const,
      key: `k8s/one/apps/Deployment/${namespace}/web`,
      name: 'web',
      namespace,
      cluster: 'k8s/one',
      attributes: { kind: 'Deployment' },
      document: workload('Deployment', { containers: [{ name: 'web', image }] }) as Json,
    })
    await store(
      environment,
      observe({
        source: 'kubernetes',
        assets: [
          { kind: 'cluster', key: 'k8s/one', name: 'one' },
          one('shop', 'mesh/proxy:1'),
          one('pay', 'nginx:1'),
          one('kube-system', 'coredns:1'),
        ],
      }),
    )
  })
  const preview = (change: object) => previewCheckSetting(as(ines), { environment, ...change })

  it('counts what goes out and what comes back, and names some of it', async () => {
    expect(await preview({ check: privileged, namespaces: 'shop,pa*' })).toEqual({
      takesOut: 2,
      bringsBack: 1,
      sample: expect.arrayContaining(['shop/web', 'pay/web']),
      looked: 3,
      capped: false,
    })
    expect(await preview({ check: privileged, images: 'mesh/*' })).toMatchObject({ takesOut: 1, sample: ['shop/web'] })
    expect(await preview({ check: privileged, enabled: 'false' })).toMatchObject({ takesOut: 2, bringsBack: 0 })
    expect(await preview({ namespaces: '' })).toMatchObject({ takesOut: 0, bringsBack: 1 })
    expect(await preview({ check: latest, namespaces: 'kube-system' })).toMatchObject({ takesOut: 1 })
  })

  it('refuses what could not be saved', async () => {
    await expect(preview({ namespaces: 'a b' })).rejects.toMatchObject({ code: 'invalid' })
    await expect(preview({ check: 'k8s-gone' })).rejects.toMatchObject({ code: 'not-found' })
  })
})
