'use client'

import { Download } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { fetchJson } from '@/lib/client/fetch-json'
import { Loading } from '../states/loading'
import { QueryFailure } from '../states/query-failure'
import { buttonClass } from '../ui/button'
import { CodeBlock } from '../ui/code-block'
import { Dialog } from '../ui/dialog'
import { formatBytes } from '../ui/format-count'

type Body = { name: string; bytes: number; truncated: boolean; text: string }

/** The body of a report as text: it is somebody else's, so it is never anything but text here. */
export function BodyDialog({ reportId, onClose }: { reportId: string; onClose: () => void }) {
  const path = `/api/v1/reports/${reportId}/body`
  const body = useQuery({
    queryKey: ['reports', 'body', reportId],
    queryFn: ({ signal }) => fetchJson<Body>(path, { signal }),
    // Each reading is recorded, so it is read when asked for and not again.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    retry: false,
  })
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title="Body of the report"
      foot={
        <a className={buttonClass({})} href={`${path}?download=true`} download>
          <Download className="i i-s" aria-hidden="true" />
          Download {body.data ? formatBytes(body.data.bytes) : null}
        </a>
      }
    >
      {body.data ? (
        <div className="stack">
          <p className="s muted">
            {body.data.truncated
              ? `The first 64 KiB of ${formatBytes(body.data.bytes)}, as it came.`
              : `All of it, as it came: ${formatBytes(body.data.bytes)}.`}{' '}
            Reading it is recorded in the audit log.
          </p>
          <CodeBlock label="Body" code={body.data.text} />
        </div>
      ) : body.error ? (
        <QueryFailure error={body.error} what="The body" hides="The ledger still names its problems." level={3} />
      ) : (
        <Loading what="the body" />
      )}
    </Dialog>
  )
}
