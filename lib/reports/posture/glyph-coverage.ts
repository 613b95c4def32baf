/**
 * The code points that a TrueType font has glyphs for, read from its `cmap` table, subtable formats 4 and 12
 * (OpenType specification, "cmap"). Throws when the bytes are not such a font.
 */
export function glyphCoverage(font: Buffer): Set<number> {
  const tables = font.readUInt16BE(4)
  for (let index = 0; index < tables; index += 1) {
    const at = 12 + index * 16
    if (font.toString('latin1', at, at + 4) === 'cmap') return readCmap(font, font.readUInt32BE(at + 8))
  }
  throw new Error('the font has no cmap table')
}

function readCmap(font: Buffer, start: number) {
  const covered = new Set<number>()
  for (let index = 0; index < font.readUInt16BE(start + 2); index += 1) {
    const at = start + font.readUInt32BE(start + 8 + index * 8)
    const format = font.readUInt16BE(at)
    if (format === 4) readSegments(font, at, covered)
    if (format === 12) readGroups(font, at, covered)
  }
  return covered
}

function readSegments(font: Buffer, at: number, covered: Set<number>) {
  const doubled = font.readUInt16BE(at + 6)
  for (let offset = 0; offset < doubled; offset += 2) {
    const end = font.readUInt16BE(at + 14 + offset)
    const startAt = at + 16 + doubled + offset
    const start = font.readUInt16BE(startAt)
    const delta = font.readUInt16BE(startAt + doubled)
    const rangeAt = startAt + doubled * 2
    const range = font.readUInt16BE(rangeAt)
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const raw = range === 0 ? code : font.readUInt16BE(rangeAt + range + (code - start) * 2)
      const glyph = range !== 0 && raw === 0 ? 0 : (raw + delta) & 0xffff
      if (glyph !== 0) covered.add(code)
    }
  }
}

function readGroups(font: Buffer, at: number, covered: Set<number>) {
  const groups = font.readUInt32BE(at + 12)
  for (let index = 0; index < groups; index += 1) {
    const group = at + 16 + index * 12
    const first = font.readUInt32BE(group)
    const last = Math.min(font.readUInt32BE(group + 4), 0x10ffff)
    for (let code = first; code <= last; code += 1) covered.add(code)
  }
}
