import type { Message } from '@/lib/model/notification'
import { footer, headline, itemFacts, itemLine, linkOf, listed, restLines } from './words'

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`)

/** Subject, text and HTML of a mail. Whatever a report says is one line of text in all three. */
export function mailBody(message: Message, url: string): { subject: string; text: string; html: string } {
  const items = message.items.slice(0, listed)
  const end = [...restLines(message), footer(message)]
  const text = [
    headline(message),
    '',
    ...items.flatMap((item) => [
      ...(items.length === 1 ? itemFacts(item).map(([name, value]) => `${name}: ${value}`) : [itemLine(item)]),
      linkOf(item, url),
      '',
    ]),
    ...end,
  ].join('\n')
  const table = (pairs: [string, string][]) =>
    `<table cellpadding="4">${pairs.map(([name, value]) => `<tr><td style="color:#667">${escaped(name)}</td><td>${escaped(value)}</td></tr>`).join('')}</table>`
  const html = [
    '<!doctype html><html lang="en"><body style="font:14px/1.45 sans-serif;color:#1c2733">',
    `<h1 style="font-size:17px">${escaped(headline(message))}</h1>`,
    ...items.map((item) => {
      const link = `<a href="${escaped(linkOf(item, url))}">Open in Plimsoll</a>`
      return items.length === 1
        ? `${table(itemFacts(item))}<p>${link}</p>`
        : `<p>${escaped(itemLine(item))}<br>${link}</p>`
    }),
    ...end.map((line) => `<p style="color:#667">${escaped(line)}</p>`),
    '</body></html>',
  ].join('\n')
  return { subject: `[Plimsoll] ${headline(message)}`, text, html }
}
