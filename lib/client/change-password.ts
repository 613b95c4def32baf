/** How a change of one's password ended. `wait` is in seconds. */
export type PasswordChange =
  | { ok: true }
  | { ok: false; reason: 'wrong' | 'weak' | 'signed-out' | 'away' }
  | { ok: false; reason: 'limited'; wait: number }

/** Changes the signed-in person's password and ends their other sessions. Never throws: every failure has its reason. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<PasswordChange> {
  let response: Response
  try {
    response = await fetch('/api/auth/change-password', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ currentPassword, newPassword, revokeOtherSessions: true }),
    })
  } catch {
    return { ok: false, reason: 'away' }
  }
  if (response.ok) return { ok: true }
  if (response.status === 429) {
    return { ok: false, reason: 'limited', wait: Number(response.headers.get('x-retry-after')) || 60 }
  }
  if (response.status === 401 || response.status === 403) return { ok: false, reason: 'signed-out' }
  if (response.status >= 500) return { ok: false, reason: 'away' }
  const { code } = (await response.json().catch(() => ({}))) as { code?: unknown }
  return { ok: false, reason: code === 'INVALID_PASSWORD' ? 'wrong' : 'weak' }
}
