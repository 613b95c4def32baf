import { z } from 'zod'
import { standardById } from '@/lib/assess/frameworks'
import { OperationError } from '@/lib/errors'

/** The path parameters of a standard and of one of its controls. */
export const standardInput = z.string().min(1).max(60)
export const controlInput = z.string().min(1).max(60)

/** The standard with this id. Throws OperationError not-found. */
export function knownStandard(id: string) {
  const standard = standardById(id)
  if (!standard) throw new OperationError('not-found', 'There is no standard with this id.')
  return standard
}

/** The control of a standard. Throws OperationError not-found. */
export function knownControl(standardId: string, controlId: string) {
  const standard = knownStandard(standardId)
  const control = standard.sections.flatMap(({ controls }) => controls).find(({ id }) => id === controlId)
  if (!control) throw new OperationError('not-found', 'This standard has no control with this id.')
  return { standard, control }
}
