/** How long things are kept, in days; the worker removes them, pages say until when they are there. */
export const retentionDays = {
  processedBody: 2,
  rejectedBody: 30,
  report: 90,
  event: 90,
  auditEvent: 30,
  postureChange: 400,
  notification: 30,
  gateResult: 400,
} as const
