import { renderToBuffer } from '@react-pdf/renderer'
import { printable } from '../posture/printable'
import { findTypeface } from '../posture/typeface'
import type { ComplianceReport } from './data'
import { ComplianceDocument } from './document'

/** The compliance report of one standard as a PDF file. Strings may be hostile. Throws only when drawing fails. */
export async function renderCompliancePdf(data: ComplianceReport, typeface = findTypeface()): Promise<Buffer> {
  const report = printable(data, typeface.covers)
  return renderToBuffer(<ComplianceDocument report={report} family={typeface.family} />)
}
