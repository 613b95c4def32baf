import { parseImageReference } from '@/lib/model/image-reference'
import type { ObjectCheck } from '../check'
import { containersOf, podLabelsOf, podSpecOf } from '../pod'
import { notApplicable, proof, verdictOf } from '../verdict'

const isTiller = (labels: Readonly<Record<string, string>> | null | undefined) =>
  labels?.app === 'helm' && labels.name === 'tiller'

const byLabels = (path: string) => proof(path, { app: 'helm', name: 'tiller' }, 'the labels are those of Tiller')

export const clusterTiller: ObjectCheck = {
  subject: 'object',
  assetKinds: ['workload', 'service'],
  id: 'k8s-cluster-tiller',
  name: 'Helm v2 Tiller should not be deployed',
  description:
    'Tiller, the server part of Helm 2, usually runs as cluster-admin and takes orders from every pod without asking who sends them. Helm 2 has not been mended since November 2020.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Move the releases to Helm 3 with its plug-in helm-2to3.',
    'Delete the deployment tiller-deploy, its service, its service account and its bindings.',
  ],
  ignoresExclusions: true,
  mappings: { nsa: ['AA-rbac'], trivy: ['KSV-0102'] },
  evaluate(object) {
    const labelled = isTiller(object.metadata.labels) ? [byLabels('metadata.labels')] : []
    const pod = podSpecOf(object)
    if (!pod) return labelled.length > 0 ? verdictOf(labelled) : notApplicable('the service is not that of Tiller')
    const ofPods = labelled.length === 0 && isTiller(podLabelsOf(object)) ? [byLabels(pod.path)] : []
    const images = containersOf(pod.spec, pod.path).flatMap(({ container, path, label }) => {
      const image = container.image ?? ''
      const name = parseImageReference(image)?.repository.split('/').at(-1) ?? ''
      return /(?:^|[-_.])tiller(?:$|[-_.])/.test(name) ? [proof(`${path}.image`, image, `${label} is Tiller`)] : []
    })
    return verdictOf([...labelled, ...ofPods, ...images])
  },
}
