import { z } from 'zod'
import { severitySchema } from './severity'

/** What a rule that is broken does to the verdict. */
export const gateActions = ['fail', 'warn'] as const
const action = z.enum(gateActions)
/** More than so many break the rule. */
const allowed = z.int().min(0).max(1_000_000).default(0)
const days = z.int().min(1).max(3_650)
const globs = z.array(z.string().trim().min(1).max(200)).min(1).max(200)

/** A rule of the gate, as data. Severities mean "at least". */
export const gateRuleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('vulnerabilities'),
    action,
    severity: severitySchema.optional(),
    allowed,
    /** Only those with a fix. */
    fixable: z.literal(true).optional(),
    /** Only those known to be exploited (CISA KEV). */
    exploited: z.literal(true).optional(),
    /** Only those published so many days ago or more: time to mend the newer ones. */
    publishedDaysAgo: days.optional(),
  }),
  z.strictObject({ kind: z.literal('secrets'), action, severity: severitySchema.optional(), allowed }),
  z.strictObject({ kind: z.literal('misconfigurations'), action, severity: severitySchema.optional(), allowed }),
  /** Licences whose name fits one of the globs. */
  z.strictObject({ kind: z.literal('licences'), action, names: globs }),
  /** The report names no image, or nothing in it was looked into. */
  z.strictObject({ kind: z.literal('unscanned'), action }),
  z.strictObject({ kind: z.literal('scan-age'), action, days }),
  z.strictObject({ kind: z.literal('image-age'), action, days }),
  /** The image's repository fits none of the globs. */
  z.strictObject({ kind: z.literal('registries'), action, from: globs }),
  /** Nobody said that the signature of the base image was verified. */
  z.strictObject({ kind: z.literal('unsigned-base'), action }),
])
export type GateRule = z.infer<typeof gateRuleSchema>

export const gatePolicySchema = z.strictObject({ rules: z.array(gateRuleSchema).max(50) })
export type GatePolicy = z.infer<typeof gatePolicySchema>

/** What holds in an environment until its admins say otherwise. */
export const defaultGatePolicy: GatePolicy = {
  rules: [
    { kind: 'unscanned', action: 'fail' },
    { kind: 'vulnerabilities', action: 'fail', exploited: true, allowed: 0 },
    { kind: 'vulnerabilities', action: 'fail', severity: 'critical', fixable: true, allowed: 0 },
    { kind: 'secrets', action: 'fail', severity: 'high', allowed: 0 },
    { kind: 'vulnerabilities', action: 'warn', severity: 'high', fixable: true, allowed: 0 },
    { kind: 'scan-age', action: 'warn', days: 7 },
  ],
}

export const gateVerdicts = ['fail', 'warn', 'pass'] as const
export type GateVerdict = (typeof gateVerdicts)[number]

/** One finding that breaks a rule; the texts are the report's own. */
export type GateExample = {
  rule: string
  title: string
  severity: z.infer<typeof severitySchema>
  package?: string
  version?: string
  fixedVersion?: string
  path?: string
}

/** A rule that is broken, with how often and by what; examples are the worst first, at most `gateExamples`. */
export type GateReason = { rule: GateRule; text: string; count: number; examples: GateExample[] }
export const gateExamples = 20

/** Where the image was made: what a pipeline knows of itself. */
export const gateOriginSchema = z.strictObject({
  commit: z.string().trim().min(1).max(200).optional(),
  branch: z.string().trim().min(1).max(300).optional(),
  run: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
})
export type GateOrigin = z.infer<typeof gateOriginSchema>

/** The answer of the gate. Times are ISO 8601 UTC. */
export type GateResult = GateOrigin & {
  id: string
  at: string
  environmentId: string
  environment: string
  verdict: GateVerdict
  /** As the report calls it; null when it names no image. */
  image: string | null
  digest: string | null
  /** The id of the image's configuration, by which it is known before it is pushed. */
  imageId: string | null
  reasons: GateReason[]
  /** Rules that were asked. */
  rules: number
}

/** A result in the list, with the image as it is known now: `assetId` once it was reported, and where it runs. */
export type GateResultItem = Omit<GateResult, 'reasons'> & {
  broken: string[]
  collector: string
  assetId: string | null
  running: boolean
}

/** The rules of one environment, by its id; `updatedAt` null: the default ones. */
export type GatePolicyItem = {
  id: string
  environment: string
  rules: GateRule[]
  updatedAt: string | null
  updatedBy: string | null
}
