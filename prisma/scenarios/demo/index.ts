import { clusters } from './clusters'
import { collectors, environments, people } from './estate'
import { momentsBefore, type Moments } from './moment'
import { schedule } from './schedule'
import type { DemoEstate, DemoReport } from './shape'
import { triageOf } from './triage'

export type { DemoDecision, DemoEstate, DemoReport } from './shape'

/**
 * A shipping company's fortnight before `now`, as the bodies that its tools would have sent. The same `now` gives
 * the same bytes; throws RangeError when `now` is no date.
 */
export function demoEstate(now: Date): DemoEstate {
  const moments = momentsBefore(new Date(now))
  return {
    environments,
    clusters: clusters.map(({ name, uid, environment }) => ({ name, uid, environment })),
    collectors,
    people,
    reports: { [Symbol.iterator]: () => reportsOf(moments) },
    triage: triageOf(moments),
  }
}

function* reportsOf(moments: Moments): Generator<DemoReport> {
  for (const { at, collector, format, cluster, scope, body } of schedule(moments)) {
    yield {
      collector,
      format,
      ...(cluster && { cluster }),
      ...(scope && { scope }),
      collectedAt: at.toISOString(),
      body: body(),
    }
  }
}
