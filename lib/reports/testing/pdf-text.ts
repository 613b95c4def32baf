import { inflateSync } from 'node:zlib'

/** How many pages a PDF has. */
export const pdfPages = (source: string): number => source.match(/\/Type \/Page\b/g)?.length ?? 0

/** What is written in a PDF set in Helvetica: its hex strings, which are Windows-1252 there. For tests. */
export function pdfText(pdf: Buffer): string {
  const source = pdf.toString('latin1')
  const streams = [...source.matchAll(/\/Filter \/FlateDecode\s*>>\s*stream\n([\s\S]*?)\nendstream/g)]
  const content = streams
    .map(([, body]) => inflateSync(Buffer.from(body ?? '', 'latin1')).toString('latin1'))
    .join('\n')
  const shown = [...content.matchAll(/\[([^\]]*)\] TJ/g)].map(([, parts]) => {
    const hex = [...(parts ?? '').matchAll(/<([0-9a-f]*)>/g)].map(([, digits]) => digits).join('')
    return new TextDecoder('windows-1252').decode(Buffer.from(hex, 'hex'))
  })
  return shown.join(' ').replace(/ +/g, ' ')
}
