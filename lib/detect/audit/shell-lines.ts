import { searchedCharacters } from './patterns'

const connected = /\/dev\/(?:tcp|udp)\/|\bbash\s{1,16}-i\b|\bmkfifo\s/i

/** One of the words that every rule below begins with; most commands hold none. */
const anyOfThem = /\/dev\/|bash|mkfifo|socat|python|perl|php|ruby|\bnc\b|ncat|netcat/i

/** A program and, later in the same text, what makes of it a shell for someone far away. */
const pairs: readonly (readonly [RegExp, RegExp])[] = [
  [/\bsocat\b/i, /\b(?:exec|system|pty)/i],
  [/\bpython[23]?(?:\.\d+)?\b/i, /socket\.socket|pty\.spawn/i],
  [/\bperl\b/i, /\bsocket\b/i],
  [/\bphp\b/i, /fsockopen/i],
  [/\bruby\b/i, /TCPSocket/i],
]

/**
 * The part of a command line that connects a shell to the network; '' for none. Each rule takes the leftmost place of
 * its first word, so that the time is linear in the text (first 8 KiB).
 */
export function reverseShell(line: string): string {
  const text = line.slice(0, searchedCharacters)
  if (!anyOfThem.test(text)) return ''
  const direct = connected.exec(text)?.[0]
  if (direct) return direct
  for (const [program, means] of pairs) {
    const start = program.exec(text)
    const rest = start ? means.exec(text.slice(start.index + start[0].length)) : null
    if (start && rest) return `${start[0]} … ${rest[0]}`
  }
  for (const command of text.split(/[|;&\n]/)) {
    const words = command.split(/\s+/).filter(Boolean)
    const start = words.findIndex((word) => /^(?:\S*\/)?(?:nc|ncat|netcat)$/.test(word))
    // Lower case alone: `-C` sends line ends as CRLF, `-e` and `-c` hand the connection to a program.
    const flag = start < 0 ? undefined : words.slice(start + 1).find((word) => /^-[a-z]*[ec]$/.test(word))
    if (flag) return `${words[start] ?? ''} ${flag}`
  }
  return ''
}

const fetcher = /\b(?:curl|wget)\b/i
const decoder = /\bbase64\s+(?:-d|-D|--decode)\b/
const shell = /^\s*(?:sudo\s+)?(?:\/\S{0,64}\/)?(?:ba|da|z|k)?sh\b/
const substituted = /\b(?:(?:ba|da|z|k)?sh|eval)\b[^\n]{0,40}(?:<\(|\$\(|`)\s{0,16}(?:curl|wget)\b/i

/** The part of a command line that runs what it has just fetched or decoded; '' for none. First 8 KiB. */
export function downloadedScript(line: string): string {
  const text = line.slice(0, searchedCharacters)
  if (!fetcher.test(text) && !decoder.test(text)) return ''
  const direct = substituted.exec(text)?.[0]
  if (direct) return direct
  for (const command of text.split(/;|&&|\|\||\n/)) {
    const stages = command.split('|')
    const made = stages.findIndex(
      (stage, index) => shell.test(stages[index + 1] ?? '') && (fetcher.test(stage) || decoder.test(stage)),
    )
    if (made >= 0) return `${stages[made]?.trim() ?? ''} | ${stages[made + 1]?.trim() ?? ''}`
  }
  return ''
}
