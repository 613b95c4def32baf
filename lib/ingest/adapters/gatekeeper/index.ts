import { clusterKey } from '@/lib/model/key'
import type { Adapter } from '../../adapter'
import { otherTool } from '../../other-tool'
import { problemsOf } from '../../problems'
import { identifier, instant, record } from '../trivy/fields'
import { Gathering } from '../trivy/gathering'
import { addViolation, readConstraint, ruleOf } from './normalize'
import { constraintSchema, logLineSchema } from './payload'

const expected =
  'expected constraints of Gatekeeper (apiVersion constraints.gatekeeper.sh/…), a List of them, or lines of its audit log'
const noCluster = 'Gatekeeper does not say which cluster it guards: send the header Plimsoll-Cluster'

/**
 * Reads the constraints with the violations of the last audit, or the log of an audit. Constraints that list all they
 * count speak for the whole cluster: what they no longer name is mended. A log never does.
 */
export const gatekeeperAdapter: Adapter = {
  format: 'gatekeeper',

  recognise(documents) {
    const items = itemsOf(documents)
    const isOurs = items.some(({ value }) => isConstraint(value) || isLogLine(value)) || documents.some(isEmptyList)
    return isOurs ? null : otherTool(expected, 'gatekeeper', documents)
  },

  read(documents, context) {
    const refused = gatekeeperAdapter.recognise(documents)
    if (refused) return { ok: false, problems: [refused] }
    const cluster = identifier(context.cluster)
    if (!cluster) return { ok: false, problems: [{ path: '$', message: noCluster }] }
    const into = new Gathering()
    const whole: string[] = []
    const times: string[] = []
    let lines = 0
    for (const { value, path } of itemsOf(documents)) {
      if (isConstraint(value)) {
        const parsed = constraintSchema.safeParse(value)
        if (!parsed.success) for (const problem of problemsOf(parsed.error, path)) into.reject(problem)
        else {
          const time = instant(parsed.data.status?.auditTimestamp)
          if (time) times.push(time)
          if (readConstraint(into, parsed.data, cluster, path)) whole.push(ruleOf(parsed.data))
        }
      } else if (isLogLine(value)) {
        lines += 1
        const parsed = logLineSchema.safeParse(value)
        if (!parsed.success) for (const problem of problemsOf(parsed.error, path)) into.reject(problem)
        else {
          const time = instant(parsed.data.at)
          if (time) times.push(time)
          addViolation(into, parsed.data.rule, parsed.data.violation, cluster)
        }
      } else if (!isOtherLine(value)) into.reject({ path: '$', message: expected })
    }
    if (into.isEmpty && into.rejected.length > 0) return { ok: false, problems: into.rejected.slice(0, 50) }
    const complete = (context.complete ?? true) && lines === 0
    const rules = [...new Set(whole)].sort()
    const home = into.addAsset({ kind: 'cluster', key: clusterKey(cluster), name: cluster, mentioned: true })
    const observation = into.observation({
      source: 'gatekeeper',
      evidenceAt: times.sort().at(-1) ?? instant(context.collectedAt) ?? context.collectedAt,
      title: cluster,
      complete,
      rules,
    })
    const everywhere = { type: 'rules' as const, cluster: home, rules, complete }
    return { ok: true, observation: { ...observation, scopes: [...observation.scopes, everywhere] } }
  },
}

type Item = { value: unknown; path: readonly PropertyKey[] }

function itemsOf(documents: readonly unknown[]): Item[] {
  return documents.flatMap((document, at) => unwrap(document, documents.length > 1 ? [at] : []))
}

function unwrap(value: unknown, path: readonly PropertyKey[]): Item[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => unwrap(item, [...path, at]))
  const items = record(value)?.items
  return Array.isArray(items) ? unwrap(items, [...path, 'items']) : [{ value, path }]
}

const isConstraint = (value: unknown) => String(record(value)?.apiVersion).startsWith('constraints.gatekeeper.sh/')
const isLogLine = (value: unknown) => record(value)?.event_type === 'violation_audited'
/** The log holds other lines too: starts, ends, what went through admission. */
const isOtherLine = (value: unknown) => {
  const line = record(value)
  return line !== undefined && 'level' in line && 'msg' in line
}

function isEmptyList(document: unknown): boolean {
  const list = record(document)
  return isConstraint(list) && Array.isArray(list?.items)
}
