import { createTransport } from 'nodemailer'
import type { SmtpServer } from '@/lib/env'
import type { Message } from '@/lib/model/notification'
import { connectionWords, type Outcome } from './post'
import { mailBody } from './shape/mail'

/** An address that stands in a header: one address, nothing that could begin another or a new line. */
const address = /^[^\s<>@"',;:\\()[\]\p{Cc}]{1,64}@[^\s<>@"',;:\\()[\]\p{Cc}]{1,253}$/u
export const isMailAddress = (text: string) => address.test(text)

type Mail = { id: string; to: string; message: Message; url: string }

/**
 * Hands a mail to the server. Its Message-ID is made of the delivery's id, so that a repeat can be told. Codes from
 * 500 on are final (RFC 5321, 4.2.1); everything else is worth another try. Never throws for what the server does.
 */
export async function sendMail(server: SmtpServer | null, mail: Mail, timeout = 15_000): Promise<Outcome> {
  const failed = (error: string, final: boolean, code: number | null = null): Outcome => ({
    ok: false,
    code,
    error,
    final,
  })
  if (!server) return failed('E-mail is not set up: PLIMSOLL_SMTP_HOST is not set.', true)
  if (!isMailAddress(mail.to)) return failed('The address of the recipient cannot be used.', true)
  const { host, port, tls, user, password } = server
  const transport = createTransport({
    host,
    port,
    secure: tls === 'tls',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'none',
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
  })
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('too slow'), { code: 'ETIMEDOUT' })), timeout * 2)
  })
  try {
    const { subject, text, html } = mailBody(mail.message, mail.url)
    const sent = transport.sendMail({
      from: server.from,
      to: { name: '', address: mail.to },
      subject,
      text,
      html,
      messageId: `<${mail.id}@plimsoll.notify>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Plimsoll-Delivery': mail.id },
    })
    sent.catch(() => undefined)
    const { response } = await Promise.race([sent, over])
    return { ok: true, code: Number(/^\d{3}/.exec(response)?.[0] ?? 250), error: null, final: false }
  } catch (error) {
    const { responseCode, code } = error as { responseCode?: number; code?: string }
    if (code === 'EAUTH') return failed('The mail server refused our user or password.', false, responseCode ?? null)
    if (code === 'ETLS') return failed('The mail server offers no TLS, and PLIMSOLL_SMTP_TLS asks for it.', false)
    if (responseCode === undefined) return failed(smtpWords(error as NodeJS.ErrnoException), false)
    const final = responseCode >= 500
    const words = final ? 'The mail server refused the message' : 'The mail server asks to come back later'
    return failed(`${words}: it answered ${responseCode}.`, final, responseCode)
  } finally {
    clearTimeout(timer)
    transport.close()
  }
}

const smtpWords = (error: NodeJS.ErrnoException) =>
  error.code === 'ECONNECTION' || error.code === 'ESOCKET' || error.code === 'EPROTOCOL'
    ? 'The connection to the mail server broke off or could not be made.'
    : connectionWords(error)
