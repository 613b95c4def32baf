import type { Message, NewsItem } from '@/lib/model/notification'

/** What reports may hold, all in one text. */
export const hostile =
  'x\r\nBcc: all@evil.example\r\n\r\n<script>alert(1)</script><img src=x onerror=alert(1)>"\'&<!channel> <@U1> ' +
  '[a](javascript:alert(1)) **b** \u202Egnp.exe\u2028\u0000 =HYPERLINK("x") \uD800'

/** A piece of news; for tests. */
export const newsOf = (parts: Partial<NewsItem> = {}): NewsItem => ({
  kind: 'alert-raised',
  id: '5f0c2f6e-5b0a-4c52-9f55-0d6f4f6f1a11',
  at: '2026-11-23T10:00:00.000Z',
  environmentId: '7f0c2f6e-5b0a-4c52-9f55-0d6f4f6f1a11',
  severity: 'high',
  sample: false,
  facts: {
    title: 'Interactive shell in a container',
    environment: 'production',
    type: 'Falco_TerminalShellInContainer',
    tactics: ['Execution'],
    entity: 'shop/checkout',
    cluster: 'prod-eu-1',
    source: 'falco',
    happenedAt: '2026-11-23T09:59:00.000Z',
  },
  ...parts,
})

/** A message about one thing; for tests. */
export const messageOf = (parts: Partial<Message> = {}): Message => ({
  kind: 'alert-raised',
  title: 'Interactive shell in a container',
  severity: 'high',
  sample: false,
  createdAt: '2026-11-23T10:00:01.000Z',
  rule: 'On call',
  items: [newsOf()],
  total: 1,
  capped: 0,
  bySeverity: { high: 1 },
  ...parts,
})

/** The same with hostile text wherever a report could put it. */
export function hostileMessage(): Message {
  const facts = { title: hostile, environment: hostile, type: hostile, tactics: [hostile], entity: hostile }
  const more = { cluster: hostile, source: hostile, detail: hostile }
  const item = newsOf({ facts: { ...facts, ...more } })
  return messageOf({ title: hostile, rule: hostile, items: [item, item], total: 60, capped: 3, kind: 'digest' })
}
