/** One CVSS 3.1 vector for each base score of the catalogue; the formula of the specification gives the score. */
const vectors: Record<string, string> = {
  '10.0': 'AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H',
  '9.8': 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
  '9.1': 'AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:N',
  '9.0': 'AV:N/AC:H/PR:N/UI:N/S:C/C:H/I:H/A:H',
  '8.8': 'AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H',
  '8.6': 'AV:N/AC:L/PR:N/UI:N/S:C/C:N/I:N/A:H',
  '8.2': 'AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:H',
  '8.1': 'AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H',
  '7.8': 'AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H',
  '7.5': 'AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H',
  '7.3': 'AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:L',
  '7.1': 'AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:H',
  '7.0': 'AV:L/AC:H/PR:L/UI:N/S:U/C:H/I:H/A:H',
  '6.5': 'AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:N/A:H',
  '6.3': 'AV:N/AC:L/PR:L/UI:N/S:U/C:L/I:L/A:L',
  '6.1': 'AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N',
  '5.9': 'AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:H',
  '5.5': 'AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:H',
  '5.3': 'AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:L',
  '4.7': 'AV:L/AC:H/PR:L/UI:N/S:U/C:N/I:N/A:H',
  '4.3': 'AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:N/A:L',
  '3.7': 'AV:N/AC:H/PR:N/UI:N/S:U/C:N/I:N/A:L',
  '3.3': 'AV:L/AC:L/PR:L/UI:N/S:U/C:N/I:N/A:L',
  '2.5': 'AV:L/AC:H/PR:L/UI:N/S:U/C:N/I:N/A:L',
}

/** Weaknesses that give data away rather than stop a service. */
const disclosure = new Set([200, 203, 209, 385, 208, 22, 29, 918, 601, 522, 552, 295, 347, 285, 863, 862])

/** The vector of a score such as `7.5`; throws RangeError on a score that the table lacks. */
export function vectorOf(score: string, cwe: number): string {
  const vector = vectors[score]
  if (!vector) throw new RangeError(`no vector for a score of ${score}`)
  const turned = disclosure.has(cwe) ? vector.replace(/C:N\/I:N\/A:([HL])/, 'C:$1/I:N/A:N') : vector
  return `CVSS:3.1/${turned}`
}

export type TrivySeverity = 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW'

/** The bands of CVSS 3.1. */
export function bandOf(score: number): TrivySeverity {
  if (score >= 9) return 'CRITICAL'
  if (score >= 7) return 'HIGH'
  return score >= 4 ? 'MEDIUM' : 'LOW'
}
