import { dockerHostReportSchema } from '@/lib/model/docker-host'
import type { Adapter } from '../../adapter'
import { otherTool } from '../../other-tool'
import { problemsOf } from '../../problems'
import { normalize } from './normalize'

const expected = 'expected one snapshot of a Docker host, as `plimsoll collect docker` sends it'

/** Reads what `plimsoll collect docker` sends: one host with its engine, files, images and containers. */
export const dockerHostAdapter: Adapter = {
  format: 'docker-host',

  recognise(documents) {
    const [document] = documents
    const isOurs =
      documents.length === 1 &&
      typeof document === 'object' &&
      document !== null &&
      'plimsoll' in document &&
      document.plimsoll === 'docker-host'
    return isOurs ? null : otherTool(expected, 'docker-host', documents)
  },

  read(documents, context) {
    const problem = dockerHostAdapter.recognise(documents)
    if (problem) return { ok: false, problems: [problem] }
    const parsed = dockerHostReportSchema.safeParse(documents[0])
    if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) }
    return { ok: true, observation: normalize(parsed.data, context) }
  },
}
