import type { Message } from '@/lib/model/notification'
import { footer, headline, itemFacts, itemLine, linkOf, listed, restLines } from './words'

/** `text` is read as markup: these three signs begin mentions, links and entities there. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const plain = (text: string) => ({ type: 'plain_text', text, emoji: false })
const section = (text: string) => ({ type: 'section', text: plain(text.slice(0, 2_900)) })

/** The body of a Slack incoming web hook. Blocks hold plain text alone, so that nothing in a report becomes markup. */
export function slackBody(message: Message, url: string): string {
  const [only] = message.items
  const single = message.items.length === 1 && only
  const lines = message.items.slice(0, listed).map(itemLine)
  return JSON.stringify({
    text: escaped(headline(message)),
    unfurl_links: false,
    unfurl_media: false,
    link_names: 0,
    blocks: [
      { type: 'header', text: plain(headline(message)) },
      ...(single
        ? [
            section(
              itemFacts(only)
                .map(([name, value]) => `${name}: ${value}`)
                .join('\n'),
            ),
          ]
        : lines.map(section)),
      ...restLines(message).map(section),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            text: plain('Open in Plimsoll'),
            url: single ? linkOf(only, url) : `${url.replace(/\/$/, '')}/alerts`,
          },
        ],
      },
      { type: 'context', elements: [plain(footer(message))] },
    ],
  })
}
