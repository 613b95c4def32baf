import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Font } from '@react-pdf/renderer'
import { glyphCoverage } from './glyph-coverage'

/** A family that the renderer knows, and the code points it can draw. */
export type Typeface = { family: string; covers: (codePoint: number) => boolean }

const folder = 'node_modules/geist/dist/fonts/geist-sans'
const weights = { 'Geist-Regular.ttf': 400, 'Geist-Medium.ttf': 500, 'Geist-SemiBold.ttf': 600 } as const

/** Built into every PDF reader; its encoding is Windows-1252 and nothing else can be written with it. */
export const helvetica: Typeface = { family: 'Helvetica', covers: (codePoint) => windows1252.has(codePoint) }

/**
 * Geist from the installed package, looked for in the folders above `starts`, as a module loader would. Where a
 * packaged server left the font files behind, the report is set in Helvetica rather than not at all.
 */
export function findTypeface(starts = [process.cwd(), program()]): Typeface {
  breakLongWords()
  const found = starts.map(fontsAbove).find((path) => path !== null)
  if (!found) return helvetica
  const known = registered.get(found)
  if (known) return known
  const family = `Geist ${registered.size}`
  const fonts = Object.entries(weights).map(([file, fontWeight]) => ({ src: join(found, file), fontWeight }))
  Font.register({ family, fonts })
  const sets = fonts.map(({ src }) => glyphCoverage(readFileSync(src)))
  const typeface = { family, covers: (codePoint: number) => sets.every((set) => set.has(codePoint)) }
  registered.set(found, typeface)
  return typeface
}

const registered = new Map<string, Typeface>()

function fontsAbove(start: string): string | null {
  const path = join(/* turbopackIgnore: true */ start, folder)
  if (Object.keys(weights).every((file) => existsSync(join(path, file)))) return path
  return dirname(start) === start ? null : fontsAbove(dirname(start))
}

/** The folder of the running program: `plimsoll` may be started from anywhere. */
function program() {
  const script = process.argv[1]
  return script && existsSync(script) ? dirname(realpathSync(script)) : process.cwd()
}

/** Names of images and files break after / . - _ : @ and else after 10 characters (a plain word after 20), without a hyphen that is not theirs. */
function breakLongWords() {
  Font.registerHyphenationCallback((word) => {
    if (word.length <= 10 || /^\p{L}{1,20}\p{P}?$/u.test(word)) return [word]
    const parts = word.match(/[^/.\-_:@]{1,10}[/.\-_:@]{0,4}|[/.\-_:@]{1,4}/gu) ?? [word]
    return parts.flatMap((part, index) => (index === 0 ? [part] : ['', part]))
  })
}

const windows1252 = new Set([
  ...Array.from({ length: 95 }, (_, index) => 0x20 + index),
  ...Array.from({ length: 96 }, (_, index) => 0xa0 + index),
  ...Array.from('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ', (character) => character.codePointAt(0) ?? 0),
])
