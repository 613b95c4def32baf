import { joinCheck } from '../join-check'
import { isMetadataClosed, metadataAddress } from '../network/metadata-service'
import { arePoliciesListed, policiesFor, policiesUnknown } from '../network/protection'
import { podLabelsOf, podSpecOf } from '../pod'
import { notApplicable, notEvaluated, proof, verdictOf } from '../verdict'

/** Distributions whose nodes are machines of a cloud. */
const clouds = new Set(['aks', 'eks', 'gke'])

export const netImds = joinCheck({
  assetKinds: ['workload'],
  needs: ['network-policies', 'cluster'],
  id: 'k8s-net-imds',
  name: 'Access to cloud metadata should be blocked',
  description:
    'On a machine of a cloud, 169.254.169.254 hands out credentials of the machine to whoever asks. A pod that reaches it may act as its node: pull every image, read buckets, join machines to the cluster.',
  severity: 'medium',
  control: 'network-access',
  remediation: [
    'Add an egress policy that allows what the pod needs, and excepts 169.254.169.254/32 from any broad block.',
    'Give pods identities of their own (workload identity, IAM roles for service accounts).',
    'Limit the metadata service to the node itself: hop limit 1 and session tokens on AWS, its own settings elsewhere.',
  ],
  mappings: { nsa: ['NET-cloud'], kubescape: ['C-0052'] },
  evaluate(object, facts) {
    const pod = podSpecOf(object)
    const { namespace } = object.metadata
    if (!pod || !namespace) return notApplicable('the object makes no pods in a namespace')
    if (pod.spec.hostNetwork === true)
      return notApplicable('the pods use the network of their node, where no policy holds')
    if (isMetadataClosed(policiesFor(facts, namespace, podLabelsOf(object)))) return { status: 'healthy' }
    if (!clouds.has(facts.cluster?.distribution ?? '')) {
      return notEvaluated('it is not known whether the nodes are machines of a cloud')
    }
    if (!arePoliciesListed(facts, namespace)) return notEvaluated(policiesUnknown)
    const path = pod.path.replace(/spec$/, 'metadata.labels')
    return verdictOf([proof(path, podLabelsOf(object), `no egress policy keeps these pods from ${metadataAddress}`)])
  },
})
