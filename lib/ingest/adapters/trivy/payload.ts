import { z } from 'zod'

/**
 * The outside shape of Trivy's JSON: `pkg/types/report.go` and `pkg/k8s/report/report.go` of aquasecurity/trivy.
 * Items inside the lists are read one by one (`vulnerability.ts` …), so that one bad item does not sink a report.
 */
const word = z.string().nullish()
const words = z.array(z.string().nullable()).nullish()
const items = z.array(z.unknown()).nullish()

export const resultSchema = z.looseObject({
  Target: word,
  Class: word,
  Type: word,
  Packages: items,
  Vulnerabilities: items,
  Secrets: items,
  Misconfigurations: items,
  Licenses: items,
  ExperimentalModifiedFindings: items,
})
export type TrivyResult = z.infer<typeof resultSchema>

export const metadataSchema = z.looseObject({
  ImageID: word,
  RepoTags: words,
  RepoDigests: words,
  Reference: word,
  /** Where a scanned tree was checked out from. */
  RepoURL: word,
  Size: z.unknown().optional(),
  OS: z.looseObject({ Family: word, Name: word, EOSL: z.boolean().nullish() }).nullish(),
  Layers: items,
  DiffIDs: items,
  ImageConfig: z.looseObject({}).nullish(),
})
export type TrivyMetadata = z.infer<typeof metadataSchema>

export const reportSchema = z.looseObject({
  SchemaVersion: z.literal([1, 2]).nullish(),
  CreatedAt: word,
  ArtifactName: word,
  ArtifactType: word,
  Metadata: metadataSchema.nullish(),
  Results: z.array(resultSchema).nullish(),
})
export type TrivyReport = z.infer<typeof reportSchema>

const resourceSchema = z.looseObject({
  Namespace: word,
  Kind: z.string().min(1),
  Name: z.string().min(1),
  /** One object in older versions, a list of them (one per image) in newer ones. */
  Metadata: z.union([metadataSchema, z.array(metadataSchema)]).nullish(),
  Results: z.array(resultSchema).nullish(),
  Error: word,
})
export type TrivyResource = z.infer<typeof resourceSchema>

export const clusterReportSchema = z.looseObject({
  SchemaVersion: z.number().nullish(),
  CreatedAt: word,
  ClusterName: word,
  /** `--report all`. */
  Resources: z.array(resourceSchema).nullish(),
  /** `--report summary`: one entry per object, with the results of all its images in one list. */
  Findings: z.array(resourceSchema).nullish(),
  /** The summary of older versions. */
  Vulnerabilities: z.array(resourceSchema).nullish(),
  Misconfigurations: z.array(resourceSchema).nullish(),
})
export type TrivyClusterReport = z.infer<typeof clusterReportSchema>
