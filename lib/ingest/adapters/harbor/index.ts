import type { Adapter, AdapterResult } from '../../adapter'
import { otherTool } from '../../other-tool'
import { jsonPath } from '../../problems'
import { instant, record, type Raw } from '../trivy/fields'
import { Gathering } from '../trivy/gathering'
import { readReport, reportsOf } from './report'
import { isWebhook, readWebhooks } from './webhook'

const expected =
  'expected a vulnerability report of Harbor, as its API answers under …/additions/vulnerabilities, or a webhook of it'
const mixed = 'holds reports and webhooks: send them apart'

/**
 * Reads the vulnerability reports of Harbor's API (`application/vnd.security.vulnerability.report`, 1.0 and 1.1) and
 * its webhooks. A webhook is a hint: it says that something happened, and takes nothing back.
 */
export const harborAdapter: Adapter = {
  format: 'harbor',

  recognise(documents) {
    const isOurs = (document: unknown) => isWebhook(record(document)) || reportsOf(document).length > 0
    return documents.length > 0 && documents.every(isOurs) ? null : otherTool(expected, 'harbor', documents)
  },

  read(documents, context): AdapterResult {
    const hooks = documents.map(record).filter((raw): raw is Raw => isWebhook(raw))
    if (hooks.length > 0) {
      return hooks.length === documents.length
        ? { ok: true, observation: readWebhooks(hooks, context) }
        : { ok: false, problems: [{ path: '$', message: mixed }] }
    }
    const into = new Gathering()
    const times: string[] = []
    const names: string[] = []
    for (const [at, document] of documents.entries()) {
      const [newest, ...older] = reportsOf(document)
      if (!newest) continue
      const prefix = documents.length > 1 ? [at] : []
      const path = newest.key === null ? prefix : [...prefix, newest.key]
      const name = readReport(into, newest.report, path, context)
      // The same scan in an older form says nothing more.
      for (const one of older)
        into.reject({ path: jsonPath([...prefix, one.key ?? '']), message: 'is the same scan in an older form' })
      if (name === null) continue
      names.push(name)
      times.push(instant(newest.report.generated_at) ?? '')
    }
    const [name] = names
    if (name === undefined) {
      const problems = into.rejected.length > 0 ? into.rejected : [{ path: '$', message: expected }]
      return { ok: false, problems: problems.slice(0, 50) }
    }
    return {
      ok: true,
      observation: into.observation({
        source: 'harbor',
        evidenceAt: times.sort().at(-1) || (instant(context.collectedAt) ?? context.collectedAt),
        title: names.length === 1 ? name : `${names.length} reports of Harbor`,
        complete: context.complete ?? true,
      }),
    }
  },
}
