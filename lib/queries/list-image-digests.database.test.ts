import { expect, it } from 'vitest'
import { db } from '@/lib/db'
import { makeEnvironment, observe, store } from '@/lib/store/testing'
import { listImageDigests } from './list-image-digests'
import { readerOf, walk } from './testing/fleet'

const imageOf = (repository: string, version: number) => ({
  kind: 'image' as const,
  key: `image/${repository}@sha256:${String(version).repeat(64)}`,
  name: `${repository}:${version}`,
  attributes: {},
})

async function push(environmentId: string, repository: string, version: number): Promise<string> {
  const image = imageOf(repository, version)
  const key = `repository/${repository}`
  await store(
    environmentId,
    observe({
      evidenceAt: `2026-11-${String(10 + version)}T10:00:00.000Z`,
      assets: [{ kind: 'repository', key, name: repository }, image],
      edges: [{ from: key, kind: 'contains', to: image.key }],
    }),
  )
  return (await db().asset.findFirstOrThrow({ where: { environmentId, key: image.key } })).id
}

it('lists the images of one repository, the newest first, page by page', async () => {
  const environment = await makeEnvironment()
  const ids: string[] = []
  for (const version of [1, 2, 3]) ids.push(await push(environment, 'reg.example/web', version))
  await push(environment, 'reg.example/other', 4)
  const { items, pages } = await walk(listImageDigests, readerOf([environment]), { id: ids[0] }, 2)
  expect(items.map((row) => row.id)).toEqual(ids.toReversed())
  expect(pages.map((page) => page.total)).toEqual([
    { value: 3, capped: false },
    { value: 3, capped: false },
  ])
})

it('lists an image whose repository nobody named by itself, and nothing to those elsewhere', async () => {
  const environment = await makeEnvironment()
  await store(environment, observe({ assets: [imageOf('reg.example/lone', 5)] }))
  const { id } = await db().asset.findFirstOrThrow({ where: { environmentId: environment, kind: 'image' } })
  const { items } = await listImageDigests(readerOf([environment]), { id })
  expect(items.map((row) => row.id)).toEqual([id])
  const elsewhere = await makeEnvironment()
  await expect(listImageDigests(readerOf([elsewhere]), { id })).rejects.toMatchObject({ code: 'not-found' })
})
