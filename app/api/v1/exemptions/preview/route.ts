import { writeRoute } from '@/lib/http/write-route'
import { previewExemptionEffect } from '@/lib/queries/preview-exemption'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(previewExemptionEffect)
