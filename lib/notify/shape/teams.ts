import type { Message } from '@/lib/model/notification'
import { footer, headline, itemFacts, itemLine, linkOf, listed, restLines } from './words'

/** Text runs are shown as they are; the text of a TextBlock would be read as markdown. */
const line = (text: string, more: object = {}) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...more }],
})
const fact = ([name, value]: [string, string]) => ({
  type: 'RichTextBlock',
  spacing: 'Small',
  inlines: [
    { type: 'TextRun', text: `${name}: `, weight: 'Bolder' },
    { type: 'TextRun', text: value },
  ],
})

/** The body that a Teams workflow ("when a web hook request is received") posts as an Adaptive Card. */
export function teamsBody(message: Message, url: string): string {
  const [only] = message.items
  const single = message.items.length === 1 && only
  return JSON.stringify({
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body: [
            line(headline(message), { weight: 'Bolder', size: 'Medium' }),
            ...(single
              ? itemFacts(only).map(fact)
              : message.items.slice(0, listed).map((item) => line(itemLine(item)))),
            ...restLines(message).map((text) => line(text)),
            line(footer(message), { isSubtle: true, size: 'Small' }),
          ],
          actions: [
            {
              type: 'Action.OpenUrl',
              title: 'Open in Plimsoll',
              url: single ? linkOf(only, url) : `${url.replace(/\/$/, '')}/alerts`,
            },
          ],
        },
      },
    ],
  })
}
