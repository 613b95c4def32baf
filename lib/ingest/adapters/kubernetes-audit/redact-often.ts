import { redactText } from '@/lib/model/redact'

/** Texts without a secret in them; those with one are not held. */
const clean = new Set<string>()
const longest = 512
const most = 4_096

/** `redactText` for what a log says again and again: user agents, reasons, decisions. */
export function redactOften(text: string): string {
  if (text === '' || clean.has(text)) return text
  const read = redactText(text)
  if (read === text && text.length <= longest) {
    if (clean.size >= most) clean.clear()
    clean.add(text)
  }
  return read
}
