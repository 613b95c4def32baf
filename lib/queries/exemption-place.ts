import type { ExemptionScope } from '@/lib/assess/exemption'
import type { Transaction } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { knownCheck } from './read-recommendation'

type Input = {
  environmentId: string
  checkId?: string | null | undefined
  assetId?: string | null | undefined
  namespace?: string | null | undefined
  labels?: string[] | null | undefined
}

/**
 * What an exemption covers, as it is stored. Throws OperationError not-found for a check or a resource that is not
 * there, invalid where a resource is narrowed further.
 */
export async function exemptionPlace(tx: Transaction, input: Input): Promise<ExemptionScope> {
  const { environmentId, checkId = null, assetId = null, namespace = null, labels = null } = input
  if (checkId !== null) knownCheck(checkId)
  if (assetId !== null && (namespace !== null || labels !== null)) {
    throw new OperationError('invalid', 'Name a resource, or a namespace and labels, not both.')
  }
  if (assetId !== null && !(await tx.asset.findFirst({ where: { id: assetId, environmentId, goneAt: null } }))) {
    throw new OperationError('not-found', 'There is no such resource in this environment.')
  }
  return { checkId, assetId, namespace, labels }
}
