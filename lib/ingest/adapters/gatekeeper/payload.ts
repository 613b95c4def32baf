import { z } from 'zod'

/** The outside shape of Gatekeeper's constraints with what its audit found, and of the lines that its audit logs. */
const word = z.string().nullish()

export const constraintSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string().min(1).max(300),
  metadata: z.looseObject({
    name: z.string().min(1).max(300),
    annotations: z.record(z.string(), z.unknown()).nullish(),
  }),
  spec: z.looseObject({ enforcementAction: word }).nullish(),
  status: z
    .looseObject({
      auditTimestamp: word,
      totalViolations: z.number().nullish(),
      violations: z.array(z.unknown()).nullish(),
    })
    .nullish(),
})
export type Constraint = z.infer<typeof constraintSchema>

export const violationSchema = z.looseObject({
  group: word,
  kind: z.string().min(1),
  name: z.string().min(1),
  namespace: word,
  message: word,
  enforcementAction: word,
})
export type Violation = z.infer<typeof violationSchema>

/** A line of the audit's log, as a violation. */
export const logLineSchema = z
  .looseObject({
    event_type: z.literal('violation_audited'),
    msg: word,
    ts: z.number().nullish(),
    audit_id: word,
    constraint_kind: z.string().min(1).max(300),
    constraint_name: z.string().min(1).max(300),
    constraint_action: word,
    resource_group: word,
    resource_kind: z.string().min(1),
    resource_namespace: word,
    resource_name: z.string().min(1),
  })
  .transform((line) => ({
    rule: `${line.constraint_kind}/${line.constraint_name}`,
    at: line.audit_id,
    violation: {
      group: line.resource_group,
      kind: line.resource_kind,
      name: line.resource_name,
      namespace: line.resource_namespace,
      message: line.msg,
      enforcementAction: line.constraint_action,
    },
  }))
