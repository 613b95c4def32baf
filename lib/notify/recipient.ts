/** An address as far as it may be shown to those who need not know it: `in…@harbour.example`. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf('@')
  return at < 0 ? '…' : `${address.slice(0, Math.min(2, Math.max(1, at - 1)))}…${address.slice(at)}`
}

/** An address of a web hook without what makes it a secret: scheme, host and port. */
export function maskUrl(text: string): string {
  const { protocol, host } = new URL(text)
  return `${protocol}//${host}/…`
}

/** `channel:<id>` or `mailto:<address>`, taken apart. */
export function readRecipient(recipient: string): { channelId: string } | { address: string } {
  if (recipient.startsWith('channel:')) return { channelId: recipient.slice(8) }
  return { address: recipient.replace(/^mailto:/, '') }
}

/** Mail to whomever is one lane: when the server is away, all of it waits together. */
export const mailLane = 'smtp'
