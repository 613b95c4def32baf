import { signOutEverywhere } from '@/lib/commands/sign-out-everywhere'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'
export const POST = writeRoute(signOutEverywhere)
