/** The midship section in three sizes. All lengths are in px of the drawing itself. */
export type HullSize = 'L' | 'M' | 'S'

export type HullShape = {
  width: number
  height: number
  /** Where 0 lies. */
  deck: number
  /** Px per point of the score. */
  scale: number
  outline: string
  rim: string
  disc: { x: number; radius: number; arm: number } | null
  ticks: { x: number; numeral: number } | null
}

export const hullShapes = {
  L: {
    width: 192,
    height: 146,
    deck: 10,
    scale: 1.2,
    outline:
      'M24 10L25.1 70C26.2 113.2 38.4 125.8 65.8 127.2L96 130L126.2 127.2C153.6 125.8 165.8 113.2 166.9 70L168 10Z',
    rim: 'M19 10H173',
    disc: { x: 118, radius: 11, arm: 22 },
    ticks: { x: 39.8, numeral: 50.8 },
  },
  M: {
    width: 96,
    height: 60,
    deck: 5,
    scale: 0.5,
    outline: 'M15 5L15.5 30C16 48 21.6 53.3 34.1 53.9L48 55L61.9 53.9C74.4 53.3 80 48 80.5 30L81 5Z',
    rim: 'M12 5H84',
    disc: { x: 48, radius: 5.5, arm: 11 },
    ticks: null,
  },
  S: {
    width: 28,
    height: 18,
    deck: 2,
    scale: 0.14,
    outline: 'M4 2L4.2 9C4.3 14 6 15.5 9.8 15.7L14 16L18.2 15.7C22 15.5 23.7 14 23.9 9L24 2Z',
    rim: 'M2.5 2H25.5',
    disc: null,
    ticks: null,
  },
} as const satisfies Record<HullSize, HullShape>

const clamp = (score: number): number => Math.min(100, Math.max(0, score))
const tenth = (value: number): number => Math.round(value * 10) / 10

/** Height of the water for a score of 0 to 100 (outside of it the nearest end). */
export function waterline(shape: HullShape, score: number): number {
  return tenth(shape.deck + shape.scale * clamp(score))
}

/** The painted ticks, each 10 points; numerals each 20, none within 5 points of the water so that it stays readable. */
export function hullTicks(shape: HullShape, score: number): { y: number; numeral: number | null }[] {
  return [10, 20, 30, 40, 50, 60, 70, 80]
    .filter((points) => points % 20 !== 0 || Math.abs(points - score) >= 5)
    .map((points) => ({ y: waterline(shape, points), numeral: points % 20 === 0 ? points : null }))
}
