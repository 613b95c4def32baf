import { revokeAttestation } from '@/lib/commands/revoke-attestation'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'
export const DELETE = writeRoute(revokeAttestation)
