import { dockerHostKey } from '@/lib/model/key'
import type { Adapter } from '../../adapter'
import { otherTool } from '../../other-tool'
import { problemsOf } from '../../problems'
import { identifier, record } from '../trivy/fields'
import { normalize } from './normalize'
import { benchSchema } from './payload'

const expected = 'expected the JSON of docker-bench-security, which it writes beside its log'
const noHost = 'docker-bench-security does not say which host it ran on: send the header Plimsoll-Scope with its name'

/** Reads what docker-bench-security writes. It does not name the host: the header `Plimsoll-Scope` does. */
export const dockerBenchAdapter: Adapter = {
  format: 'docker-bench',

  recognise(documents) {
    const report = documents.length === 1 ? record(documents[0]) : undefined
    const isOurs = report !== undefined && 'dockerbenchsecurity' in report && Array.isArray(report.tests)
    return isOurs ? null : otherTool(expected, 'docker-bench', documents)
  },

  read(documents, context) {
    const refused = dockerBenchAdapter.recognise(documents)
    if (refused) return { ok: false, problems: [refused] }
    const name = identifier(context.scope) ?? identifier(context.cluster)
    if (!name) return { ok: false, problems: [{ path: '$', message: noHost }] }
    const parsed = benchSchema.safeParse(documents[0])
    if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error) }
    return { ok: true, observation: normalize(parsed.data, { name, key: dockerHostKey(name) }, context) }
  },
}
