import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { checks } from '@/lib/assess/catalogue'
import { db } from '@/lib/db'
import { createUser } from '@/lib/commands/create-user'
import { falcoEvent, raise } from '@/lib/commands/testing/alerts'
import { root } from '@/lib/root'
import { makeFleet } from '@/lib/queries/testing/fleet'
import { commandLine } from '../actor'
import type { Figure } from './figure'
import { withOwnDatabase } from './own-database'
import { withOwnServer } from './own-server'

const email = 'bench@plimsoll.local'
const password = 'only-for-the-bench'
const kilobyte = 1_000

/** First-load JavaScript of each page, gzipped: every script that the page's HTML names, as the browser fetches them. */
export async function benchPages(): Promise<Figure[]> {
  return withOwnDatabase(async (databaseUrl) => {
    const { environmentId } = await makeFleet({ images: 12 })
    await raise(environmentId, [falcoEvent({ time: new Date().toISOString() })])
    await createUser(commandLine(), { email, password, name: 'Bench', role: 'security_admin' })
    const paths = await pagePaths()
    return withOwnServer(databaseUrl, ['web'], async ({ url }) => {
      const cookie = await signIn(url)
      const signInPage = await firstLoad(url, '/sign-in', '')
      if (signInPage === null) throw new Error('the sign-in page does not load')
      const reference = { name: 'the sign-in page', value: signInPage.size / kilobyte }
      const figures: Figure[] = []
      for (const path of paths) {
        const page =
          path.address === null ? null : await firstLoad(url, path.address, path.page === '/sign-in' ? '' : cookie)
        figures.push({
          part: 'pages',
          name: `first-load JavaScript of ${path.page}`,
          value: page === null ? null : page.size / kilobyte,
          unit: 'kB gzip',
          reference,
          goal: { atMost: 250 },
          ...(page && { note: `${page.scripts} scripts` }),
        })
      }
      return figures
    })
  })
}

/** Every page of the app, with an address at which it can be opened; null where no thing of its kind was made. */
async function pagePaths(): Promise<{ page: string; address: string | null }[]> {
  const found = (await readdir(join(root, 'app'), { recursive: true })).filter((file) => /(^|\/)page\.tsx$/.test(file))
  const pages = found
    .map((file) => `/${file.replace(/\/?page\.tsx$/, '')}`.replace(/\/\([^)]+\)/g, ''))
    .filter((page) => page !== '/')
    .toSorted()
  const image = await db().asset.findFirst({ where: { kind: 'image', contentHash: { not: null } } })
  const workload = await db().asset.findFirst({ where: { kind: 'workload' } })
  const vulnerability = await db().vulnerability.findFirst()
  const alert = await db().alert.findFirst()
  const things: Record<string, string | undefined> = {
    '/alerts/[id]': alert?.id,
    '/images/[id]': image?.id,
    '/inventory/[id]': workload?.id,
    '/vulnerabilities/[id]': vulnerability?.id,
    '/recommendations/[checkId]': checks[0]?.id,
  }
  return pages.map((page) => {
    const thing = things[page]
    const address = page.includes('[') ? thing && page.replace(/\[\w+\]/, encodeURIComponent(thing)) : page
    return { page, address: address ?? null }
  })
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`signing in: ${answer.status} ${await answer.text()}`)
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

/** What a browser with nothing in its cache loads: scripts in tags and those that the page's data names. */
async function firstLoad(url: string, path: string, cookie: string): Promise<{ size: number; scripts: number } | null> {
  const answer = await fetch(url + path, { headers: { cookie }, redirect: 'manual' })
  if (answer.status !== 200) {
    await answer.arrayBuffer()
    return null
  }
  const html = (await answer.text()).replace(/<script[^>]*\bnoModule\b[^>]*>/gi, '')
  const names = new Set(html.match(/\/_next\/static\/[^"'\\ ]+?\.js/g))
  let size = 0
  for (const name of names) {
    const script = await fetch(url + name)
    if (!script.ok) throw new Error(`${name}: ${script.status}`)
    size += gzipSync(new Uint8Array(await script.arrayBuffer())).length
  }
  return { size, scripts: names.size }
}
