import { z } from 'zod'

/**
 * The outside shape of Trivy Operator's custom resources, `aquasecurity.github.io/v1alpha1`. The items of a report
 * are read one by one, so that one bad item does not sink it.
 */
const word = z.string().nullish()
const items = z.array(z.unknown()).nullish()

export const reportResourceSchema = z.looseObject({
  apiVersion: word,
  kind: z.string(),
  metadata: z.looseObject({
    name: word,
    namespace: word,
    creationTimestamp: word,
    labels: z.record(z.string(), z.unknown()).nullish(),
    annotations: z.record(z.string(), z.unknown()).nullish(),
    ownerReferences: z
      .array(z.looseObject({ kind: z.string(), name: z.string(), controller: z.boolean().nullish() }))
      .nullish(),
  }),
  report: z.looseObject({
    updateTimestamp: word,
    artifact: z.looseObject({ repository: word, tag: word, digest: word }).nullish(),
    registry: z.looseObject({ server: word }).nullish(),
    os: z.looseObject({ family: word, name: word, eosl: z.boolean().nullish() }).nullish(),
    vulnerabilities: items,
    secrets: items,
    checks: items,
  }),
})
export type ReportResource = z.infer<typeof reportResourceSchema>

/** What each kind of report holds. Cluster variants speak of objects without a namespace. */
export const contents = new Map<string, 'vulnerabilities' | 'secrets' | 'checks' | 'components'>([
  ['SbomReport', 'components'],
  ['ClusterSbomReport', 'components'],
  ['VulnerabilityReport', 'vulnerabilities'],
  ['ClusterVulnerabilityReport', 'vulnerabilities'],
  ['ExposedSecretReport', 'secrets'],
  ['ConfigAuditReport', 'checks'],
  ['ClusterConfigAuditReport', 'checks'],
  ['RbacAssessmentReport', 'checks'],
  ['ClusterRbacAssessmentReport', 'checks'],
  ['InfraAssessmentReport', 'checks'],
  ['ClusterInfraAssessmentReport', 'checks'],
])

/** Groups under which these resources were served: today's, and Starboard's before the operator. */
export const isReportKind = (apiVersion: unknown, kind: unknown): kind is string =>
  typeof apiVersion === 'string' &&
  apiVersion.startsWith('aquasecurity.github.io/') &&
  typeof kind === 'string' &&
  kind.replace(/List$/, '').endsWith('Report')
