import type { Check } from '@/lib/assess/check'
import { checksOfPrefix, checksOfRule, provesEach } from '@/lib/assess/tool-rules'
import type { AssetKind } from '@/lib/model/asset'
import type { Evidence } from '@/lib/model/assessment'
import { clusterOfKey, nodeKey } from '@/lib/model/key'
import type {
  Observation,
  ObservedAsset,
  ObservedFinding,
  ObservedScope,
  ObservedWitness,
} from '@/lib/model/observation'

/** Static pods carry the name of their node; our checks of their settings stand on that node. */
const staticPod = /\/core\/Pod\/kube-system\/(kube-apiserver|kube-controller-manager|kube-scheduler|etcd)-([^/]+)$/
const componentChecks: Readonly<Record<string, string>> = {
  'kube-apiserver': 'cp-apiserver-',
  'kube-controller-manager': 'cp-cm-',
  'kube-scheduler': 'cp-sched-',
  etcd: 'cp-etcd-',
}

/**
 * Turns what a tool says under its own rules into verdicts on our checks, where a rule asks the same as a check that
 * applies to the asset: such a fault is told once, as a verdict. All other faults stay misconfigurations under the
 * tool's rule.
 */
export function mapRules(said: Observation): Observation {
  const passes = said.passes ?? []
  const faults = said.findings.filter((finding) => finding.kind === 'misconfiguration')
  const isSilent =
    passes.length === 0 && !said.scopes.some((scope) => scope.type === 'rules' || isOfMisconfigurations(scope))
  if (isSilent && faults.length === 0) return said
  const kinds = new Map(said.assets.map((asset) => [asset.key, asset.kind]))
  const nodes = new Map<string, ObservedAsset>()
  const witnesses: ObservedWitness[] = []

  /** The asset of a check, which for the settings of a static pod is the node, and whether the check applies there. */
  const homeOf = (asset: string, check: Check): string | null => {
    const kind = kinds.get(asset)
    if (kind && fitsKind(check, kind)) return asset
    const [, component = '', node] = staticPod.exec(asset) ?? []
    const prefix = componentChecks[component]
    if (!node || !prefix || !check.id.startsWith(prefix)) return null
    const cluster = clusterOfKey(asset)
    if (cluster === undefined) return null
    const key = nodeKey(cluster, node)
    const home = said.assets.find((one) => one.key === asset)?.cluster
    nodes.set(key, { kind: 'node', key, name: node, ...(home && { cluster: home }), mentioned: true })
    return key
  }

  const findings = said.findings.filter((finding) => {
    // A warning asks a person to look; it is no verdict.
    if (finding.detail?.result === 'warn') return true
    if (finding.kind !== 'misconfiguration' || isAboutAnother(finding, kinds.get(finding.asset))) return true
    const tool = typeof finding.detail?.tool === 'string' ? finding.detail.tool : said.source
    const paths = stringsOf(finding.detail?.paths)
    const { checks, isShared } = checksOfRule(
      tool,
      finding.rule,
      (check) => homeOf(finding.asset, check) !== null,
      paths,
    )
    if (isShared || checks.length === 0) return true
    for (const check of checks) {
      const asset = homeOf(finding.asset, check) ?? finding.asset
      witnesses.push({
        asset,
        check: check.id,
        status: 'unhealthy',
        rule: finding.rule,
        evidence: evidenceOf(finding, paths),
      })
    }
    return false
  })
  for (const pass of passes) {
    const found = checksOfRule(pass.tool ?? said.source, pass.rule, (check) => homeOf(pass.asset, check) !== null)
    if (found.isShared && !(pass.status === 'healthy' && provesEach(found.checks))) continue
    for (const check of found.checks) {
      const { status, rule, reason } = pass
      const asset = homeOf(pass.asset, check) ?? pass.asset
      witnesses.push({ asset, check: check.id, status, rule, ...(reason && { reason }) })
    }
  }

  const withChecks = (scope: ObservedScope): ObservedScope => {
    if (scope.type !== 'rules') return scope
    const found = scope.rules.flatMap((rule) => checksOfRule(said.source, rule, () => true).checks)
    return { ...scope, checks: [...new Set(found.map((check) => check.id))] }
  }
  const { passes: _passes, ...rest } = said
  return {
    ...rest,
    assets: [...said.assets, ...[...nodes.values()].filter((node) => !kinds.has(node.key))],
    findings,
    witnesses,
    scopes: [...said.scopes.map(withChecks), ...witnessScopes(said, homeOf)],
  }
}

const isOfMisconfigurations = (scope: ObservedScope) =>
  scope.type === 'findings' && scope.kinds.includes('misconfiguration')

/** What was looked at for misconfigurations was looked at for our checks too, static pods on behalf of their node. */
function witnessScopes(said: Observation, homeOf: (asset: string, check: Check) => string | null): ObservedScope[] {
  const mapped = new Map<readonly string[], string[]>()
  const checksOf = (rules: readonly string[]) => {
    const known = mapped.get(rules)
    if (known) return known
    const ids = rules.flatMap((rule) => checksOfRule(said.source, rule, () => true).checks.map((check) => check.id))
    const list = [...new Set(ids)]
    mapped.set(rules, list)
    return list
  }
  return said.scopes.flatMap((scope): ObservedScope[] => {
    if (scope.type !== 'findings' || !scope.kinds.includes('misconfiguration')) return []
    const { asset, complete, rules } = scope
    const own: ObservedScope = { type: 'witnesses', asset, complete, ...(rules && { checks: checksOf(rules) }) }
    const [, component = ''] = staticPod.exec(asset) ?? []
    const prefix = componentChecks[component]
    if (!prefix) return [own]
    const all = checksOfPrefix(prefix).filter((check) => !rules || checksOf(rules).includes(check.id))
    const home = all[0] && homeOf(asset, all[0])
    if (!home || home === asset) return [own]
    return [own, { type: 'witnesses', asset: home, complete, checks: all.map((check) => check.id) }]
  })
}

const fitsKind = (check: Check, kind: AssetKind) => check.assetKinds.some((one) => one === kind)

/** True for a fault of an object that has no asset of its own and therefore stands on its namespace or cluster. */
function isAboutAnother(finding: ObservedFinding, kind: AssetKind | undefined): boolean {
  if (kind !== 'namespace' && kind !== 'cluster') return false
  const path = finding.location?.path
  return finding.detail?.object !== undefined || (path !== undefined && !/^(?:Namespace|Cluster)\//.test(path))
}

const stringsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

function evidenceOf(finding: ObservedFinding, paths: readonly string[]): Evidence[] {
  const detail = finding.detail ?? {}
  const single = typeof detail.message === 'string' ? [detail.message] : []
  const messages = [...stringsOf(detail.messages), ...single]
  const [message = finding.title] = messages
  if (paths.length > 0) return paths.slice(0, 20).map((path) => ({ path: `$.${path}`, message }))
  return (messages.length > 0 ? messages : [message]).slice(0, 20).map((one) => ({ path: '$', message: one }))
}
