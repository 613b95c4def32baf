import { env } from '@/lib/env'
import { describeApi } from '@/lib/http/openapi'
import manifest from '@/package.json' with { type: 'json' }
import { registry } from '../registry'

export const dynamic = 'force-dynamic'

/** The description of the API. It is the same for every installation of this version, so anybody may read it. */
export const GET = () =>
  Response.json(describeApi(registry, env().url, manifest.version), { headers: { 'cache-control': 'max-age=300' } })
