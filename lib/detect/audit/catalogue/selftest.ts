import type { StatelessDetection } from '../detection'

/** Namespaces that are never made: asking for what is in one shows that requests arrive here. */
export const selftestPrefix = 'plimsoll-selftest-'

/** The alert by which a person sees that the audit log of a cluster is watched. */
export const selftest: StatelessDetection = {
  id: 'k8s-selftest',
  name: 'Self-test of the audit log',
  description:
    'Somebody asked the cluster for the pods of a namespace that exists for tests alone. The request came through its audit log and was recognised: what is watched there reaches you.',
  fires: 'Pods are read in a namespace whose name begins with plimsoll-selftest-.',
  benign: ['It is a test: nothing happened.'],
  severity: 'informational',
  tactics: [],
  techniques: [],
  defender: ['K8S.NODE_EICAR'],
  remediation: ['Nothing is to be done. Dismiss it as a test.'],
  level: 'Metadata',
  failed: 'also',
  on: { verbs: ['get', 'list', 'watch'], resources: ['pods'] },
  match(event) {
    const namespace = event.object?.namespace ?? ''
    if (!namespace.startsWith(selftestPrefix)) return null
    return { message: `self-test ${namespace.slice(selftestPrefix.length, 80)}`, evidence: {} }
  },
}
