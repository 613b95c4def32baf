import { z } from 'zod'

const strings = z.record(z.string(), z.string()).nullish()
const selectorSchema = z
  .looseObject({
    matchLabels: strings,
    matchExpressions: z
      .array(z.object({ key: z.string(), operator: z.string(), values: z.array(z.string()).nullish() }))
      .nullish(),
  })
  .nullish()

export type Labels = Readonly<Record<string, string>>
type Expression = { key: string; operator: string; values?: string[] | null }

/** A selector that was read: the pairs that must all be there, and further conditions. */
export type LabelSelector = { pairs: readonly (readonly [name: string, value: string])[]; expressions: Expression[] }

/**
 * Reads a `LabelSelector`; an empty one, or none, selects everything. Null when it has the wrong shape or an operator
 * that Kubernetes does not know, which it would have refused. Source: Kubernetes API reference v1, LabelSelector.
 */
export function readSelector(value: unknown): LabelSelector | null {
  const parsed = selectorSchema.safeParse(value)
  if (!parsed.success) return null
  const expressions = parsed.data?.matchExpressions ?? []
  if (expressions.some(({ operator }) => !operators.has(operator))) return null
  return { pairs: Object.entries(parsed.data?.matchLabels ?? {}), expressions }
}

const operators = new Set(['In', 'NotIn', 'Exists', 'DoesNotExist'])

/** Whether the labels satisfy all conditions. A label that is missing satisfies `NotIn`, as in Kubernetes. */
export function selects({ pairs, expressions }: LabelSelector, labels: Labels): boolean {
  return (
    pairs.every(([name, value]) => has(labels, name) && labels[name] === value) &&
    expressions.every(({ key, operator, values }) => {
      const value = has(labels, key) ? labels[key] : undefined
      if (operator === 'Exists') return value !== undefined
      if (operator === 'DoesNotExist') return value === undefined
      const isIn = value !== undefined && (values ?? []).includes(value)
      return operator === 'In' ? isIn : !isIn
    })
  )
}

export const isEmptySelector = ({ pairs, expressions }: LabelSelector) => pairs.length + expressions.length === 0

const has = (labels: Labels, name: string) => Object.hasOwn(labels, name)
const pairId = (name: string, value: string) => `${name}\n${value}`

/** Things with labels, to be found by selector without looking at each. */
export class LabelledThings<Thing> {
  private readonly byPair = new Map<string, Thing[]>()

  constructor(
    private readonly things: readonly Thing[],
    private readonly labelsOf: (thing: Thing) => Labels,
  ) {
    for (const thing of things) {
      for (const [name, value] of Object.entries(labelsOf(thing))) push(this.byPair, pairId(name, value), thing)
    }
  }

  selectedBy(selector: LabelSelector): Thing[] {
    const lists = selector.pairs.map(([name, value]) => this.byPair.get(pairId(name, value)) ?? [])
    const shortest = lists.sort((a, b) => a.length - b.length)[0] ?? this.things
    return shortest.filter((thing) => selects(selector, this.labelsOf(thing)))
  }
}

/** Things with a selector, to be found by the labels that they select without trying each. */
export class SelectingThings<Thing> {
  private readonly byPair = new Map<string, Thing[]>()
  private readonly others: Thing[] = []

  constructor(
    things: readonly Thing[],
    private readonly selectorOf: (thing: Thing) => LabelSelector,
  ) {
    for (const thing of things) {
      const [pair] = selectorOf(thing).pairs
      if (pair) push(this.byPair, pairId(...pair), thing)
      else this.others.push(thing)
    }
  }

  selecting(labels: Labels): Thing[] {
    const candidates = Object.entries(labels).flatMap(([name, value]) => this.byPair.get(pairId(name, value)) ?? [])
    return [...this.others, ...candidates].filter((thing) => selects(this.selectorOf(thing), labels))
  }
}

function push<Thing>(into: Map<string, Thing[]>, key: string, thing: Thing): void {
  const found = into.get(key)
  if (found) found.push(thing)
  else into.set(key, [thing])
}
