import { Download } from 'lucide-react'
import { buttonClass } from '../ui/button'
import { formatCount } from '../ui/format-count'

export type ExportLinksProps = {
  /** The export's name: `findings`. */
  name: string
  /** The filters of the page, so that the file holds the rows of the screen. */
  filters: Readonly<Record<string, string | undefined>>
  total?: { value: number; capped: boolean }
  /** In a pane, where buttons are lower. */
  small?: boolean
}

/** The rows of a list as a file: the button takes CSV, the small link JSON. Nothing to export draws nothing. */
export function ExportLinks({ name, filters, total, small = false }: ExportLinksProps) {
  if (!total || total.value === 0) return null
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(filters)) if (value) params.set(key, value)
  const query = params.size > 0 ? `?${params.toString()}` : ''
  return (
    <>
      <a className={buttonClass({ small })} href={`/api/v1/exports/${name}.csv${query}`} download>
        <Download className="i i-s" aria-hidden="true" />
        Export {formatCount(total.value, total.capped)}
      </a>
      <a
        className={buttonClass({ small, variant: 'quiet' }, 'hide-small')}
        href={`/api/v1/exports/${name}.json${query}`}
        download
      >
        JSON
      </a>
    </>
  )
}
