import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isMailAddress, sendMail } from './send-mail'
import { startMailSink, type MailSink } from './testing/mail-sink'
import { hostileMessage, messageOf } from './testing/messages'

let sink: MailSink
beforeEach(async () => void (sink = await startMailSink()))
afterEach(async () => sink.stop())
const id = '11111111-2222-4333-8444-555555555555'
const send = async (parts: object = {}, timeout = 1_000) =>
  sendMail(
    sink.smtp,
    { id, to: 'ines@example.com', message: messageOf(), url: 'https://plimsoll.example', ...parts },
    timeout,
  )

describe('a mail', () => {
  it('is handed in as text and HTML, with an id that a repeat has too', async () => {
    expect(await send()).toMatchObject({ ok: true, code: 250 })
    await send()
    expect(sink.mails).toHaveLength(2)
    const [first, second] = sink.mails.map((mail) => /^Message-ID: (.*)$/m.exec(mail.raw)?.[1])
    expect(first).toBe(`<${id}@plimsoll.notify>`)
    expect(second).toBe(first)
    const mail = sink.mails[0]
    expect(mail).toMatchObject({ from: 'plimsoll@example.com', to: ['ines@example.com'] })
    expect(mail?.raw).toMatch(/Subject: \[Plimsoll\] High: Interactive shell in a container\r\n/)
    expect(mail?.raw).toContain('Auto-Submitted: auto-generated')
    expect(mail?.raw).toContain('text/plain')
    expect(mail?.raw).toContain('text/html')
    expect(mail?.raw).toContain('https://plimsoll.example/alerts/5f0c2f6e')
  })

  it('gets no header, recipient or line from what a report says', async () => {
    expect(await send({ message: hostileMessage() })).toMatchObject({ ok: true })
    const [mail] = sink.mails
    expect(mail?.to).toEqual(['ines@example.com'])
    const [head = ''] = (mail?.raw ?? '').split('\r\n\r\n')
    expect(head).not.toMatch(/^bcc:/im)
    const names = head.split('\r\n').flatMap((line) => /^([A-Z][\w-]*):/.exec(line)?.[1] ?? [])
    const own = ['From', 'To', 'Subject', 'Message-ID', 'Date', 'MIME-Version', 'Content-Type', 'Auto-Submitted']
    expect(new Set(names)).toEqual(new Set([...own, 'X-Plimsoll-Delivery']))
    expect(names).toHaveLength(9)
  })

  it.each(['a@b.c\r\nBcc: d@e.f', 'a@b.c,d@e.f', 'a b@c.d', '<a@b.c>', 'nobody', 'a@b@c', ''])(
    'is not sent to %j',
    async (to) => {
      expect(isMailAddress(to)).toBe(false)
      expect(await send({ to })).toMatchObject({ ok: false, final: true })
      expect(sink.mails).toEqual([])
    },
  )
})

describe('a mail server', () => {
  it.each([
    [550, true, /refused/],
    [451, false, /come back later/],
  ])('that answers %i', async (code, final, words) => {
    sink.now({ rcpt: () => code })
    const refused = await send()
    expect(refused).toMatchObject({ ok: false, code, final })
    expect(refused.error).toMatch(words)
    sink.now({ data: () => code })
    expect(await send()).toMatchObject({ ok: false, code, final })
  })

  it('that breaks off, is not there, offers no TLS or is not set', async () => {
    sink.now({ data: () => 'drop' })
    expect(await send()).toMatchObject({ ok: false, final: false, code: null })
    sink.now({})
    const strict = { ...sink.smtp, tls: 'starttls' as const }
    const mail = { id, to: 'ines@example.com', message: messageOf(), url: 'https://plimsoll.example' }
    expect(await sendMail(strict, mail)).toMatchObject({
      ok: false,
      final: false,
      error: expect.stringContaining('TLS'),
    })
    expect(await sendMail({ ...sink.smtp, port: 1 }, mail)).toMatchObject({ ok: false, final: false })
    expect(await sendMail(null, mail)).toMatchObject({
      ok: false,
      final: true,
      error: expect.stringContaining('PLIMSOLL_SMTP_HOST'),
    })
    expect(sink.mails).toEqual([])
  })
})
