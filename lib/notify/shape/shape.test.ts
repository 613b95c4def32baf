import { describe, expect, it } from 'vitest'
import { hostile, hostileMessage, messageOf } from '../testing/messages'
import { plainText } from '../plain-text'
import { mailBody } from './mail'
import { slackBody } from './slack'
import { teamsBody } from './teams'
import { webHookBody } from './web-hook'

const url = 'https://plimsoll.example/'

/** Every object inside. */
function* objects(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Record<string, unknown>
  for (const inner of Object.values(value)) yield* objects(inner)
}

describe('hostile text', () => {
  it('is one visible line of text', () => {
    expect(plainText(hostile)).not.toMatch(/[\p{Cc}\u2028\u202E]|\p{Surrogate}/u)
    expect(Array.from(plainText('😀'.repeat(400), 300))).toHaveLength(300)
  })

  it('is plain text alone in Slack: no block reads markup', () => {
    const body = JSON.parse(slackBody(hostileMessage(), url))
    const kinds = [...objects(body)].map((one) => one['type'])
    expect(kinds).not.toContain('mrkdwn')
    expect(body.text).not.toMatch(/[<>]/)
    expect(body.blocks.length).toBeLessThanOrEqual(50)
    for (const { type, text } of objects(body))
      if (type === 'header') expect((text as { text: string }).text.length).toBeLessThanOrEqual(150)
    const links = [...objects(body)].flatMap((one) => (typeof one['url'] === 'string' ? [one['url']] : []))
    expect(links).toEqual(['https://plimsoll.example/alerts'])
  })

  it('is text runs alone in Teams: nothing there reads markdown', () => {
    const card = JSON.parse(teamsBody(hostileMessage(), url)).attachments[0]
    expect(card.contentType).toBe('application/vnd.microsoft.card.adaptive')
    const kinds = new Set([...objects(card.content)].map((one) => one['type']))
    expect(kinds).toEqual(new Set(['Action.OpenUrl', 'AdaptiveCard', 'RichTextBlock', 'TextRun']))
  })

  it('is escaped in mail', () => {
    const { subject, text, html } = mailBody(hostileMessage(), url)
    expect(subject).not.toMatch(/\p{Cc}/u)
    expect(html).not.toMatch(/<script|<img|onerror=alert\(1\)>/)
    expect(html.match(/<a href="([^"]*)"/g)?.every((link) => link.includes('plimsoll.example'))).toBe(true)
    expect(text.split('\n').some((line) => line.startsWith('Bcc'))).toBe(false)
  })

  it('is left to the receiver in our own JSON', () => {
    const body = JSON.parse(webHookBody('msg_1', hostileMessage(), url))
    expect(body.news[0].title).toBe(hostile)
  })
})

it('a single alert says what, how bad, where and when, with a link to it', () => {
  const link = 'https://plimsoll.example/alerts/5f0c2f6e-5b0a-4c52-9f55-0d6f4f6f1a11'
  const { subject, text } = mailBody(messageOf(), url)
  expect(subject).toBe('[Plimsoll] High: Interactive shell in a container')
  for (const part of ['shop/checkout', 'production', 'prod-eu-1', 'Execution', 'On call', link]) {
    expect(text).toContain(part)
    expect(slackBody(messageOf(), url)).toContain(part)
    expect(teamsBody(messageOf(), url)).toContain(part)
  }
  expect(JSON.parse(webHookBody('msg_1', messageOf(), url))).toMatchObject({
    type: 'alert-raised',
    id: 'msg_1',
    severity: 'high',
    test: false,
    news: [{ url: link, environment: { name: 'production' }, alertType: 'Falco_TerminalShellInContainer' }],
  })
})

it('samples, tests and what a cap held back are called so', () => {
  expect(mailBody(messageOf({ sample: true }), url).subject).toContain('Sample: High')
  expect(mailBody(messageOf({ kind: 'test', items: [], total: 0 }), url).text).toContain('Nothing has happened')
  const digest = mailBody(hostileMessage(), url).text
  expect(digest).toContain('3 of them came after the limit')
  expect(digest).toContain('58 more are not listed')
})
