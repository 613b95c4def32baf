import { stringsParameter } from '../parameter'
import { podCheck } from '../pod-check'
import { objectPatchYaml } from '../patch'
import { podLabelsOf } from '../pod'
import { proof } from '../verdict'

const ownershipLabels = stringsParameter({
  name: 'ownershipLabels',
  description:
    'Labels of which a workload or its pods should carry at least one; owner also stands for example.org/owner.',
  default: ['app.kubernetes.io/name', 'app.kubernetes.io/part-of', 'owner', 'team'],
})

/** A name without a prefix also stands for the name under anybody’s prefix. */
const bears = (labels: Readonly<Record<string, string>>, wanted: string) =>
  Object.entries(labels).some(
    ([key, value]) => value !== '' && (key === wanted || (!wanted.includes('/') && key.endsWith(`/${wanted}`))),
  )

const check = podCheck({
  id: 'k8s-res-recommended-labels',
  name: 'Workloads should carry ownership labels',
  description:
    'When an alert comes at night, labels say what this is and whom to call. Without any of them the workload can be neither found by its application nor given back to its team.',
  severity: 'informational',
  control: 'best-practices',
  remediation: [
    'Label the workload with `app.kubernetes.io/name` and `app.kubernetes.io/part-of`.',
    'Add a label with the team that answers for it.',
  ],
  parameters: [ownershipLabels],
  mappings: { azurePolicy: '46592696-4c7b-4bf3-9e45-6c2763bdc0a6', kubescape: ['C-0076', 'C-0077'] },
  inspect: ({ object }, _related, parameters) => {
    const wanted = ownershipLabels.of(parameters)
    const bearers = [object.metadata.labels ?? {}, podLabelsOf(object)]
    if (wanted.length === 0 || wanted.some((label) => bearers.some((labels) => bears(labels, label)))) return []
    return [proof('metadata.labels', undefined, `the workload carries none of ${wanted.join(', ')}`)]
  },
})

export const resRecommendedLabels: typeof check = {
  ...check,
  patch(object, parameters, images) {
    const verdict = check.evaluate(object, { imageUsers: {} }, parameters, images)
    const [label] = ownershipLabels.of(parameters)
    if (verdict.status !== 'unhealthy' || label === undefined) return null
    const labels = { [label]: object.metadata.name.slice(0, 63) }
    return objectPatchYaml(object, { metadata: { labels } }, 'Say what the workload is, and add who answers for it.')
  },
}
