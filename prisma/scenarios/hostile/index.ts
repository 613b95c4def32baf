import { uuidOf } from '../demo/random'
import type { DemoReport } from '../demo/shape'
import { dockerBenchPayload, dockerHostPayload } from './docker'
import { benchPayload, gatekeeperPayload, kubescapePayload } from './other-tools'
import { auditPayload } from './audit'
import { defenderPayload, grypePayload, ocsfPayload, sarifPayload, tetragonPayload } from './sensors'
import { cyclonedxPayload, harborPayload } from './images'
import { poisoned } from './strings'
import { falcoPayload, kubernetesPayload, operatorPayload, policyPayload, trivyPayload } from './payloads'

/**
 * One small report per format whose every free text is an attack: markup, formulas, escapes, endless names.
 * Fields that a format fixes (kinds, digests, times) stay valid, so that the rest is read and has to be drawn.
 */
export function hostileReports(now: Date): DemoReport[] {
  const collectedAt = now.toISOString()
  const cluster = uuidOf('hostile', 'kube-system')
  const report = (format: DemoReport['format'], payload: object): DemoReport => ({
    collector: `hostile-${format}`,
    format,
    cluster,
    collectedAt,
    body: `${JSON.stringify(payload).replace('{', `{${protoKey},`)}\n`,
  })
  return [
    report('trivy', trivyPayload(collectedAt)),
    report('kubernetes', kubernetesPayload(cluster, collectedAt)),
    report('falco', falcoPayload(collectedAt)),
    report('kubernetes-audit', auditPayload(collectedAt)),
    report('tetragon', tetragonPayload(collectedAt)),
    report('defender', defenderPayload(collectedAt)),
    report('ocsf', ocsfPayload(collectedAt)),
    report('grype', grypePayload()),
    { ...report('sarif', sarifPayload()), scope: 'registry.example/hostile:1' },
    { ...report('harbor', harborPayload(collectedAt)), scope: 'registry.example/hostile:2' },
    { ...report('cyclonedx', cyclonedxPayload(collectedAt)), scope: 'registry.example/hostile:3' },
    report('policy-report', policyPayload(now)),
    report('trivy-operator', operatorPayload(collectedAt)),
    report('docker-host', dockerHostPayload(collectedAt)),
    report('docker-bench', dockerBenchPayload(now)),
    report('kubescape', kubescapePayload(collectedAt)),
    { ...report('kube-bench', benchPayload()), scope: 'node/hostile-node' },
    report('gatekeeper', gatekeeperPayload(collectedAt)),
  ]
}

// Written as text, because an object literal would set the prototype instead of a key.
const protoKey = `"__proto__":{"polluted":${JSON.stringify(poisoned(0))}},"constructor":{"prototype":{"polluted":true}}`
