import { clusterKey, nodeKey } from '@/lib/model/key'
import { redactText } from '@/lib/model/redact'
import { jsonPath, problemsOf } from '../../problems'
import { expected, text } from '../trivy/fields'
import type { Gathering } from '../trivy/gathering'
import { resultSchema, type BenchResult, type Controls } from './payload'

export type Place = { cluster: string; node: string | undefined }

/** What a group of tests is about: the node it ran on, or the cluster where no node is named or none is judged. */
function assetOf(into: Gathering, { cluster, node }: Place, controls: Controls): string {
  const home = into.addAsset({ kind: 'cluster', key: clusterKey(cluster), name: cluster, mentioned: true })
  if (!node || /polic|controlplane|managed/i.test(controls.node_type ?? '')) return home
  const key = nodeKey(cluster, node)
  return into.addAsset({ kind: 'node', key, name: node, attributes: { kind: 'Node' }, cluster: home, mentioned: true })
}

/** `1.6` and `cis-1.6` are one benchmark; others (`eks-1.2.0`) keep their name. */
function ruleOf(controls: Controls, number: string): string {
  const version = text(controls.version, 100) ?? 'unknown'
  return `${/^\d/.test(version) ? `cis-${version}` : version}/${number}`
}

/**
 * Reads one group: a failed test is a fault, a warning (a test that a person must do, or one without weight) a fault
 * of no severity that judges nothing. Gives back the rules that it covers.
 */
export function readControls(
  into: Gathering,
  controls: Controls,
  place: Place,
  path: readonly PropertyKey[],
): string[] {
  const asset = assetOf(into, place, controls)
  const rules: string[] = []
  const listed = { PASS: 0, FAIL: 0, WARN: 0, INFO: 0 }
  for (const [at, test] of controls.tests.entries()) {
    for (const [index, item] of (test.results ?? []).entries()) {
      const spot = [...path, 'tests', at, 'results', index]
      const parsed = resultSchema.safeParse(item)
      if (!parsed.success) {
        for (const problem of problemsOf(parsed.error, spot)) into.rejectItem(asset, 'misconfiguration', problem)
        continue
      }
      const result = parsed.data
      const status = result.status.toUpperCase()
      if (!isStatus(status)) {
        const message = expected('PASS, FAIL, WARN or INFO', result.status)
        into.rejectItem(asset, 'misconfiguration', { path: jsonPath([...spot, 'status']), message })
        continue
      }
      listed[status] += 1
      const rule = ruleOf(controls, result.test_number)
      rules.push(rule)
      if (status === 'PASS') into.addPass({ asset, rule, status: 'healthy' })
      if (status === 'FAIL' || status === 'WARN') addFault(into, { asset, rule, result, status, section: test.desc })
    }
  }
  const isWhole = (controls.total_fail ?? 0) <= listed.FAIL && (controls.total_warn ?? 0) <= listed.WARN
  if (!isWhole) {
    const message = `counts ${controls.total_fail ?? 0} failures and ${controls.total_warn ?? 0} warnings, but lists ${listed.FAIL} and ${listed.WARN}`
    into.reject({ path: jsonPath([...path, 'total_fail']), message })
  }
  into.cover(asset, 'misconfiguration', isWhole)
  return rules
}

const statuses = ['PASS', 'FAIL', 'WARN', 'INFO'] as const
const isStatus = (word: string): word is (typeof statuses)[number] => statuses.some((status) => status === word)

type Fault = {
  asset: string
  rule: string
  result: BenchResult
  status: 'FAIL' | 'WARN'
  section: string | null | undefined
}

function addFault(into: Gathering, { asset, rule, result, status, section }: Fault): void {
  const found = text(result.actual_value, 500)
  const wanted = text(result.expected_result, 500)
  const reason = text(result.reason, 500)
  // What a test found may be a whole command line of the control plane.
  const messages = [wanted && `expected: ${wanted}`, found && `found: ${redactText(found)}`, reason]
  const remediation = text(result.remediation, 2_000)
  const category = text(section, 200)
  const kept = messages.filter((message): message is string => message !== undefined && message !== '')
  into.addFinding({
    asset,
    kind: 'misconfiguration',
    rule,
    title: text(result.test_desc, 500) ?? rule,
    severity: status === 'FAIL' ? 'medium' : 'informational',
    identity: [],
    detail: {
      result: status.toLowerCase(),
      ...(kept.length > 0 && { messages: kept }),
      ...(remediation && { remediation }),
      ...(category && { category }),
    },
  })
}
