import { z } from 'zod'

/**
 * The outside shape of Kubescape's results, version 2 of its format (written by releases 2 and 3): what it found per
 * resource and control, the resources themselves, and a summary per control. Items are read one by one.
 */
const word = z.string().nullish()
const many = z.array(z.unknown()).nullish()

const counters = z
  .looseObject({
    passedResources: z.number().nullish(),
    failedResources: z.number().nullish(),
    skippedResources: z.number().nullish(),
  })
  .nullish()

const controlSummary = z.looseObject({
  name: word,
  status: word,
  statusInfo: z.looseObject({ status: word, subStatus: word, info: word }).nullish(),
  scoreFactor: z.number().nullish(),
  category: z.looseObject({ name: word }).nullish(),
  ResourceCounters: counters,
})
export type ControlSummary = z.infer<typeof controlSummary>

const summary = z.looseObject({ controls: z.record(z.string(), controlSummary) })

const place = z.looseObject({ repo: word, localRootPath: word, filePath: word, basePath: word, path: word }).nullish()

export const reportSchema = z.looseObject({
  generationTime: word,
  clusterName: word,
  summaryDetails: summary.nullish(),
  results: many,
  resources: many,
  metadata: z
    .looseObject({
      targetMetadata: z
        .looseObject({
          clusterContextMetadata: z.looseObject({ contextName: word }).nullish(),
          gitRepoContextMetadata: place,
          fileContextMetadata: place,
          helmContextMetadata: place,
          directoryContextMetadata: place,
        })
        .nullish(),
      clusterMetadata: z.looseObject({ contextName: word }).nullish(),
      scanMetadata: z.looseObject({ targetType: word, includeNamespaces: many, excludedNamespaces: many }).nullish(),
    })
    .nullish(),
})
export type Report = z.infer<typeof reportSchema>

export const summarySchema = summary

const path = z.looseObject({
  failedPath: word,
  reviewPath: word,
  deletePath: word,
  fixPath: z.looseObject({ path: word, value: word }).nullish(),
})

export const resourceResultSchema = z.looseObject({
  resourceID: z.string(),
  rawResource: z.looseObject({ object: z.unknown() }).nullish(),
  controls: many,
})

export const controlResultSchema = z.looseObject({
  controlID: z.string().min(1).max(300),
  name: word,
  // Releases before 3 leave the control's own status to its rules.
  status: z.union([z.string(), z.looseObject({ status: word, subStatus: word, info: word })]).nullish(),
  rules: z
    .array(z.looseObject({ status: word, subStatus: word, exception: many, paths: z.array(path).nullish() }))
    .nullish(),
})
export type ControlResult = z.infer<typeof controlResultSchema>
