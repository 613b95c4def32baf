import type { AlertDetail, AlertItem } from '@/lib/model/alert-view'
import type { EntityDetail, EntityEntry } from '@/lib/model/entity-view'
import { read, type Listed } from './api'
import { expect, open, settled, test } from './story'

test('an alert leads to the timeline of what it names, which narrows to one sort and leads on', async ({ page }) => {
  const { items } = await read<Listed<AlertItem>>(
    page.request,
    '/api/v1/alerts?status=all&environment=production&limit=50',
  )
  const alerts = await Promise.all(items.map(({ id }) => read<AlertDetail>(page.request, `/api/v1/alerts/${id}`)))
  const alert = alerts.find((one) => one.entities.some((entity) => entity.kind === 'image' && entity.entityId !== null))
  const image = alert?.entities.find((entity) => entity.kind === 'image')
  if (!alert || !image) throw new Error('no alert of the demo names an image')

  await open(page, `/alerts/${alert.id}`)
  await page.getByRole('link', { name: `timeline of ${image.name}` }).click()
  await expect(page).toHaveURL(new RegExp(`/entities/${image.entityId}`))
  await settled(page)
  const detail = await read<EntityDetail>(page.request, `/api/v1/entities/${image.entityId}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(detail.name)

  const timeline = page.getByRole('region', { name: 'Timeline' })
  const path = `/api/v1/entities/${image.entityId}/timeline`
  const all = await read<Listed<EntityEntry>>(page.request, path)
  await expect(timeline.getByRole('listitem')).toHaveCount(all.items.length)
  await expect(timeline.getByRole('link', { name: alert.title }).first()).toBeVisible()
  await timeline.getByRole('link', { name: 'Findings', exact: true }).click()
  await expect(page).toHaveURL(/show=findings/)
  const findings = await read<Listed<EntityEntry>>(page.request, `${path}?show=findings`)
  expect(findings.items.length).toBeGreaterThan(0)
  await expect(timeline.getByRole('listitem')).toHaveCount(findings.items.length)

  const [related] = detail.related
  if (!related) throw new Error('nothing comes with the image')
  await page.getByRole('region', { name: 'Comes with' }).getByRole('link').first().click()
  await expect(page).toHaveURL(new RegExp(`/entities/${related.id}`))
})
