import { joinCheck } from '../join-check'
import { kubernetesEnd, minorOf } from '../node-support'
import { notEvaluated, proof, verdictOf } from '../verdict'

export const clusterVersion = joinCheck({
  assetKinds: ['cluster'],
  needs: ['cluster'],
  id: 'k8s-cluster-version',
  name: 'Kubernetes version should be supported',
  description:
    'Kubernetes mends the newest minor versions alone, each for fourteen months. In an older API server every flaw that is found from then on stays, and its exploit is as public as its mend.',
  severity: 'high',
  control: 'remediate-vulnerabilities',
  remediation: [
    'Upgrade the control plane one minor version at a time, then the nodes.',
    'Look at the deprecated APIs that each step removes before you take it.',
    'Exempt the cluster if you pay your provider for longer support.',
  ],
  mappings: { nsa: ['UPG'], kubescape: ['C-0273'] },
  evaluate(_object, facts, _parameters, now) {
    const version = facts.cluster?.version ?? null
    const minor = minorOf(version)
    if (version === null || minor === null) return notEvaluated('the version of the API server was not reported')
    if (!now) return notEvaluated('the moment of the assessment is not known')
    const end = kubernetesEnd(minor)
    if (end === null || end >= now.toISOString().slice(0, 10)) return { status: 'healthy' }
    return verdictOf([proof('attributes.version', version, `Kubernetes 1.${minor} has not been mended since ${end}`)])
  },
})
