/** A mark in its place in time, as the rules of this folder see it. */
export type TimedMark<Source> = {
  /** Milliseconds, of the stage: never of the arrival. */
  at: number
  member: string
  group: string
  example: string
  source: Source
}

/** A crossing: the mark that stands for it, how many marks or members made it, and some of them. */
export type Crossing<Source> = { at: number; source: Source; count: number; examples: string[] }

/** What a rule makes of a state and new marks. `keepUntil`: from when on the state says nothing any more. */
export type Advance<State, Source> = { state: State; crossings: Crossing<Source>[]; keepUntil: number }

export const mostExamples = 20
export const day = 86_400_000
