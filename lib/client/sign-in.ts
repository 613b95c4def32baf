/** How a sign-in ended. `wait` is in seconds. */
export type SignInResult =
  | { ok: true }
  | { ok: false; reason: 'wrong' | 'disabled' | 'address' | 'away' }
  | { ok: false; reason: 'limited'; wait: number }

/** Asks to be signed in; the session comes as a cookie. Never throws: every failure has its reason. */
export async function signIn(email: string, password: string): Promise<SignInResult> {
  let response: Response
  try {
    response = await fetch('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
  } catch {
    return { ok: false, reason: 'away' }
  }
  if (response.ok) return { ok: true }
  if (response.status === 429) {
    return { ok: false, reason: 'limited', wait: Number(response.headers.get('x-retry-after')) || 60 }
  }
  if (response.status === 403) {
    const { code } = (await response.json().catch(() => ({}))) as { code?: unknown }
    return { ok: false, reason: code === 'ACCOUNT_DISABLED' ? 'disabled' : 'address' }
  }
  return { ok: false, reason: response.status >= 500 ? 'away' : 'wrong' }
}
