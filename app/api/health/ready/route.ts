import { checkReady } from '@/lib/http/ready'

export const dynamic = 'force-dynamic'

export const GET = async () => {
  const ready = await checkReady()
  const failed = Object.values(ready).some((part) => part !== 'ok')
  return Response.json(
    { status: failed ? 'unavailable' : 'ok', parts: ready },
    { status: failed ? 503 : 200, headers: failed ? { 'retry-after': '5' } : {} },
  )
}
