import type { Adapter, AdapterResult } from '../../adapter'
import { otherTool } from '../../other-tool'
import { instant, list, record, text, type Raw } from '../trivy/fields'
import { Gathering } from '../trivy/gathering'
import { addImage } from '../trivy/image'
import { readBill } from './bill'
import { subjectOf } from './subject'
import { readVulnerability } from './vulnerability'

const expected = 'expected CycloneDX as JSON: bomFormat CycloneDX and a specVersion from 1.2 on'
const nameless = 'does not say what it is a bill of: name the image or the application in the header Plimsoll-Scope'

/**
 * Reads CycloneDX of an image or an application: its components as packages, its vulnerabilities as findings, without
 * those that its analysis calls not affected, false positive or resolved. A document of vulnerabilities alone (VEX)
 * takes nothing back.
 */
export const cyclonedxAdapter: Adapter = {
  format: 'cyclonedx',

  recognise(documents) {
    if (documents.length > 1 && documents.every(isBill))
      return { path: '$', message: `expected one document, got ${documents.length}: send each by itself` }
    return documents.length === 1 && isBill(documents[0]) ? null : otherTool(expected, 'cyclonedx', documents)
  },

  read(documents, context): AdapterResult {
    const [document] = documents
    if (documents.length !== 1 || !isBill(document)) return { ok: false, problems: [{ path: '$', message: expected }] }
    const bill = readBill(document)
    const subject = subjectOf(document, bill, context)
    if (!subject) return { ok: false, problems: [{ path: '$.metadata.component', message: nameless }] }
    const into = new Gathering()
    const asset = subject.kind === 'image' ? addImage(into, subject) : into.addAsset(subject)
    const vulnerabilities = list(document.vulnerabilities)
    // Tools write an empty list also where they never looked: only the sender can say that nothing was found.
    const isProof = vulnerabilities.length > 0 || (Array.isArray(document.vulnerabilities) && context.complete === true)
    if (isProof) into.cover(asset, 'vulnerability', bill.packages.length > 0)
    for (const [index, item] of vulnerabilities.entries())
      readVulnerability(into, item, { asset, bill, path: ['vulnerabilities', index] })
    return {
      ok: true,
      observation: into.observation({
        source: toolOf(document),
        evidenceAt:
          instant(record(document.metadata)?.timestamp) ?? instant(context.collectedAt) ?? context.collectedAt,
        title: subject.name,
        complete: context.complete ?? true,
      }),
    }
  },
}

function isBill(document: unknown): document is Raw {
  const raw = record(document)
  return raw?.bomFormat === 'CycloneDX' && /^1\.(?:[2-9]|\d\d)$/.test(text(raw.specVersion) ?? '')
}

/** The tool that wrote it, as other formats call the same source: a list until 1.4, `components` of an object since. */
function toolOf(document: Raw): string {
  const tools = record(document.metadata)?.tools
  const [first] = Array.isArray(tools) ? (tools as unknown[]) : list(record(tools)?.components)
  const name = (text(record(first)?.name, 60) ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return name || 'cyclonedx'
}
