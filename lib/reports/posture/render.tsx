import { renderToBuffer } from '@react-pdf/renderer'
import type { PostureReport } from './data'
import { PostureDocument } from './document'
import { printable } from './printable'
import { findTypeface } from './typeface'

/**
 * The posture report as a PDF file. Everything is drawn from `data` and the fonts on disk: nothing is fetched.
 * Strings may be hostile; characters that the typeface lacks become `?`. Throws only when drawing itself fails.
 */
export async function renderPosturePdf(data: PostureReport, typeface = findTypeface()): Promise<Buffer> {
  const report = printable(data, typeface.covers)
  return renderToBuffer(<PostureDocument report={report} family={typeface.family} />)
}
