import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { SmtpServer } from '@/lib/env'

type Mail = { from: string; to: string[]; raw: string }
/** What it does with a mail: takes it, or answers with a code, or breaks the connection off. */
type Behaviour = { rcpt?: (address: string) => number | 'drop' | null; data?: () => number | 'drop' | null }

const refusal = (code: number) => Object.assign(new Error('not now'), { responseCode: code })

/** A real SMTP server on 127.0.0.1 that keeps what it takes; for tests. */
export async function startMailSink(behaviour: Behaviour = {}) {
  const mails: Mail[] = []
  const state = { behaviour }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo(address, session, done) {
      const code = state.behaviour.rcpt?.(address.address) ?? null
      if (code === 'drop')
        return [...server.connections].forEach((connection) =>
          (connection as { _socket: { destroy(): void } })._socket.destroy(),
        )
      return code === null ? done() : done(refusal(code))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const code = state.behaviour.data?.() ?? null
        if (code === 'drop')
          return [...server.connections].forEach((connection) =>
            (connection as { _socket: { destroy(): void } })._socket.destroy(),
          )
        if (code !== null) return done(refusal(code))
        const { mailFrom, rcptTo } = session.envelope
        mails.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((one) => one.address),
          raw: Buffer.concat(chunks).toString('utf8'),
        })
        return done()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((settle) => void server.listen(0, '127.0.0.1', () => settle()))
  const { port } = server.server.address() as AddressInfo
  const smtp: SmtpServer = {
    host: '127.0.0.1',
    port,
    tls: 'none',
    user: undefined,
    password: undefined,
    from: 'Plimsoll <plimsoll@example.com>',
  }
  return {
    smtp,
    mails,
    now: (next: Behaviour) => void (state.behaviour = next),
    stop: async () => new Promise<void>((settle) => server.close(() => settle())),
  }
}
export type MailSink = Awaited<ReturnType<typeof startMailSink>>
