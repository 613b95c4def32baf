import type { ScoreCause } from '@/components/charts/prepare-score'
import { causeNames, moveDetail } from '@/lib/model/move-words'
import type { ScoreMove } from '@/lib/model/posture'

export type LetteredMove = { letter: string | null; name: string; detail: string; move: ScoreMove }

/** Moves with the letters that mark them on the line: those of a known moment, in the order they are listed. */
export function letterMoves(moves: readonly ScoreMove[]): LetteredMove[] {
  let next = 0
  return moves.map((move) => ({
    letter: move.at === null || move.cause === 'evidence-stale' ? null : String.fromCharCode(65 + next++),
    name: causeNames[move.cause],
    detail: moveDetail(move),
    move,
  }))
}

/** The same as pins on the chart, in the order of time that it needs. */
export function pinsOf(moves: readonly LetteredMove[]): ScoreCause[] {
  return moves
    .flatMap(({ letter, name, detail, move }) =>
      letter === null || move.at === null
        ? []
        : [{ letter, at: move.at, change: move.delta, text: `${name}. ${detail}` }],
    )
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
