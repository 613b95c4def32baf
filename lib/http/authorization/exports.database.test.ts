import { beforeAll, describe, expect, it } from 'vitest'
import { call } from './ask'
import { cve, mark } from './estate'
import { askers, makeWorld, type Asker, type World } from './world'
import { exportFiles } from '@/app/api/v1/exports/[file]/exports'

let world: World
beforeAll(async () => {
  world = await makeWorld(4)
}, 120_000)

/** What names the one thing whose list is asked for; nothing for the others. */
const narrow = (file: string): string | undefined => {
  if (file.startsWith('affected-assets')) return `id=${cve}`
  if (file.startsWith('packages')) return `id=${world.estate.image}`
  if (file.startsWith('resources')) return `checkId=${world.estate.check}`
  return undefined
}
/** Who gets what else than a file: people are for admins of everything, one thing at home is not there for others. */
const refusals = (file: string): Partial<Record<Asker, number>> => {
  if (file.startsWith('people')) return { reader: 403, readerElsewhere: 403, adminElsewhere: 403 }
  if (/^(affected-assets|packages)/.test(file)) return { readerElsewhere: 404, adminElsewhere: 404 }
  return {}
}

describe.each(exportFiles)('%s', (file) => {
  it('goes to whoever may read its list, with what is theirs to see', async () => {
    const statuses: Partial<Record<Asker, number>> = {}
    for (const asker of askers) {
      const said = await call(world, 'GET /api/v1/exports/{file}', { params: { file }, query: narrow(file) }, asker)
      statuses[asker] = said.status
      if (said.status === 200 && asker.endsWith('Elsewhere')) expect(said.text).not.toContain(mark)
    }
    expect(statuses).toEqual({
      anonymous: 401,
      collector: 403,
      reader: 200,
      admin: 200,
      readerElsewhere: 200,
      adminElsewhere: 200,
      ...refusals(file),
    })
  })

  it('refuses a filter that its list does not have', async () => {
    const query = [narrow(file), 'colour=red'].filter(Boolean).join('&')
    expect((await call(world, 'GET /api/v1/exports/{file}', { params: { file }, query }, 'admin')).status).toBe(400)
  })
})
