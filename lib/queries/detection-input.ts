import { z } from 'zod'
import { detectionById } from '@/lib/detect/audit/catalogue'
import type { AuditDetection } from '@/lib/detect/audit/detection'
import { OperationError } from '@/lib/errors'

export const detectionIdInput = z
  .string()
  .trim()
  .regex(/^[\w.-]{1,100}$/, 'is no id of a detection')

/** The detection of an id. Throws OperationError not-found. */
export function knownDetection(id: string): AuditDetection {
  const detection = detectionById(id)
  if (!detection) throw new OperationError('not-found', `There is no detection "${id}".`)
  return detection
}
