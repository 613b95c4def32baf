/** Whether the text takes more than so many bytes in UTF-8; most are told by their length alone. */
export function isLonger(text: string, bytes: number): boolean {
  return text.length > bytes || (text.length * 3 > bytes && Buffer.byteLength(text) > bytes)
}

/** The beginning of the text that takes at most so many bytes in UTF-8, never half a character. */
export function cutBytes(text: string, bytes: number): string {
  if (!isLonger(text, bytes)) return text
  const packed = Buffer.from(text.slice(0, bytes))
  let end = Math.min(bytes, packed.length)
  // 10xxxxxx goes on with the character before it.
  while (end > 0 && end < packed.length && ((packed[end] ?? 0) & 0xc0) === 0x80) end--
  return packed.toString('utf8', 0, end)
}
