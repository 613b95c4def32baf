import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { request } from '@playwright/test'

/** People of the demo estate who appear in the stories. */
export const people = {
  /** Security admin everywhere. */
  admin: { name: 'Ines Aalto', email: 'ines.aalto@harbourline.example' },
  /** The other security admin everywhere. */
  colleague: { name: 'Marek Ochab', email: 'marek.ochab@harbourline.example' },
  /** Security reader everywhere. */
  reader: { name: 'Robin Okafor', email: 'robin.okafor@harbourline.example' },
  /** Security reader of one environment, `edge`. */
  elsewhere: { name: 'Tomasz Lis', email: 'tomasz.lis@harbourline.example' },
} as const
export type Person = keyof typeof people

export const demoPassword = 'plimsoll-demo'

/** Where the session of a person is kept between stories, because sign-ins are limited per minute. */
export const stateOf = (person: Person) => join('test-results', 'sessions', `${person}.json`)

/** Signs everybody in once; a session that still works is kept. */
export async function signInAll(url: string): Promise<void> {
  for (const person of Object.keys(people) as Person[]) {
    const path = stateOf(person)
    const kept = await request.newContext({ baseURL: url, storageState: path }).catch(() => null)
    const stillIn = kept !== null && (await kept.get('/api/v1/me')).ok()
    await kept?.dispose()
    if (stillIn) continue
    const fresh = await request.newContext({ baseURL: url, extraHTTPHeaders: { origin: url } })
    const answer = await fresh.post('/api/auth/sign-in/email', {
      data: { email: people[person].email, password: demoPassword },
    })
    if (!answer.ok()) throw new Error(`${person} cannot sign in: ${answer.status()} ${await answer.text()}`)
    await mkdir(dirname(path), { recursive: true })
    await fresh.storageState({ path })
    await fresh.dispose()
  }
}
