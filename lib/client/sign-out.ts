import { fetchJson } from './fetch-json'

/**
 * Ends this session and goes to the sign-in page. Goes there as well when the server cannot be asked, because the
 * page must not go on showing what it shows; the sign-in page then says that the server is away.
 */
export async function signOut(): Promise<void> {
  await fetchJson('/api/auth/sign-out', { method: 'POST', body: {} }).catch(() => undefined)
  window.location.assign('/sign-in')
}
