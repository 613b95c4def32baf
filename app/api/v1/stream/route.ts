import { route } from '@/lib/http/route'
import { signalStream } from '@/lib/http/signal-stream'

export const dynamic = 'force-dynamic'

export const GET = route((context, { request }) => Promise.resolve(signalStream(context, request)))
