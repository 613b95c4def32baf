import type { Format } from '@/lib/model/format'
import type { Problem } from '@/lib/model/json'

type Raw = Record<string, unknown>
/** What a document is and where it belongs; `advice` for what no format reads. */
type Named = { what: string } & ({ format: Format } | { advice: string })

const has =
  (...names: string[]) =>
  (object: Raw) =>
    names.every((name) => name in object)
const group = (pattern: RegExp) => (object: Raw) =>
  pattern.test(String(object.apiVersion)) ||
  (firstItem(object) !== null && pattern.test(String(firstItem(object)?.apiVersion)))

/** By what the outputs that people mix up are known; the first that fits names it. */
const marks: readonly { fits: (object: Raw) => boolean; named: Named }[] = [
  {
    fits: (object) => object.bomFormat === 'CycloneDX',
    named: { what: 'a CycloneDX bill of materials', format: 'cyclonedx' },
  },
  {
    fits: has('spdxVersion'),
    named: { what: 'an SPDX bill of materials', advice: 'send what `trivy sbom FILE --format json` makes of it' },
  },
  { fits: (object) => Array.isArray(object.runs) && 'version' in object, named: { what: 'SARIF', format: 'sarif' } },
  {
    fits: (object) => 'ID' in object && 'Title' in object && ('Results' in object || 'SummaryControls' in object),
    named: { what: 'a compliance report of Trivy', advice: 'send the scan itself, without --compliance' },
  },
  { fits: has('matches', 'descriptor'), named: { what: 'a report of Grype', format: 'grype' } },
  {
    fits: (object) =>
      Object.keys(object).some((key) => /^application\/vnd\.(?:security\.vulnerability|scanner)\./.test(key)),
    named: { what: 'a report of Harbor', format: 'harbor' },
  },
  {
    fits: (object) => has('occur_at', 'event_data')(object) || String(object.type).startsWith('harbor.'),
    named: { what: 'a webhook of Harbor', format: 'harbor' },
  },
  { fits: has('dockerbenchsecurity'), named: { what: 'a report of docker-bench-security', format: 'docker-bench' } },
  { fits: has('plimsoll', 'host'), named: { what: 'a snapshot of a Docker host', format: 'docker-host' } },
  { fits: has('PolarisOutputVersion'), named: { what: 'a report of Polaris', advice: 'it is not read' } },
  {
    fits: has('summaryDetails', 'results'),
    named: { what: 'a report of Kubescape', format: 'kubescape' },
  },
  { fits: has('Controls'), named: { what: 'a report of kube-bench', format: 'kube-bench' } },
  { fits: has('tests', 'node_type'), named: { what: 'a report of kube-bench', format: 'kube-bench' } },
  { fits: group(/^constraints\.gatekeeper\.sh\//), named: { what: 'constraints of Gatekeeper', format: 'gatekeeper' } },
  {
    fits: group(/^audit\.k8s\.io\//),
    named: { what: 'an audit log of Kubernetes', format: 'kubernetes-audit' },
  },
  {
    fits: group(/^aquasecurity\.github\.io\//),
    named: { what: 'a report of Trivy Operator', format: 'trivy-operator' },
  },
  {
    fits: group(/^(?:wgpolicyk8s\.io|openreports\.io|reports\.x-k8s\.io)\//),
    named: { what: 'a policy report', format: 'policy-report' },
  },
  { fits: has('rule', 'priority', 'output_fields'), named: { what: 'an event of Falco', format: 'falco' } },
  {
    fits: (object) =>
      has('AlertType', 'SystemAlertId')(object) ||
      /^Microsoft\.Security\/Locations\/alerts$/i.test(String(object.type)),
    named: { what: 'an alert of Defender for Cloud', format: 'defender' },
  },
  {
    fits: (object) =>
      Object.keys(object).some((key) => /^process_(?:exec|exit|kprobe|tracepoint|lsm|uprobe|loader)$/.test(key)),
    named: { what: 'an event of Tetragon', format: 'tetragon' },
  },
  { fits: has('class_uid', 'metadata'), named: { what: 'a finding of OCSF', format: 'ocsf' } },
  { fits: has('SchemaVersion', 'ArtifactName'), named: { what: 'a report of Trivy', format: 'trivy' } },
  { fits: has('ClusterName', 'Resources'), named: { what: 'a report of trivy k8s', format: 'trivy' } },
  { fits: has('apiVersion', 'kind'), named: { what: 'an object of Kubernetes', format: 'kubernetes' } },
]

/**
 * The problem of a body that is not of this format: what was expected, and, where it is known by its outside, what
 * came instead and where to send it.
 */
export function otherTool(expected: string, format: Format, documents: readonly unknown[]): Problem {
  const found = documents.flat().find(isRaw)
  const named = found && marks.find((mark) => mark.fits(found))?.named
  if (!named || ('format' in named && named.format === format)) return { path: '$', message: expected }
  const advice = 'format' in named ? `send it to /api/v1/ingest/${named.format}` : named.advice
  return { path: '$', message: `${expected}; this is ${named.what}: ${advice}` }
}

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function firstItem(object: Raw): Raw | null {
  const first: unknown = Array.isArray(object.items) ? object.items[0] : null
  return isRaw(first) ? first : null
}
