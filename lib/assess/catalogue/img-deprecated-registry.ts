import { parseImageReference } from '@/lib/model/image-reference'
import { comesFrom, perImage } from '../container-images'
import { stringsParameter } from '../parameter'
import { containerPatches } from '../patch'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

const frozen = ['k8s.gcr.io', 'gcr.io/google_containers']
const deprecated = stringsParameter({
  name: 'deprecatedRegistries',
  description: 'Registries, or parts of them, that images should no longer come from.',
  default: frozen,
})

/** The same image where the Kubernetes project publishes it now; null for other registries. */
function successorOf(written: string): string | null {
  const reference = parseImageReference(written)
  const place = reference && frozen.find((one) => comesFrom(reference, [one]))
  return place ? written.replace(/^[a-z-]+:\/\//, '').replace(place, 'registry.k8s.io') : null
}

export const imgDeprecatedRegistry = podCheck({
  id: 'k8s-img-deprecated-registry',
  name: 'Deprecated registries should not be used',
  description:
    'The Kubernetes project froze this registry in April 2023: it gets no new versions and no security fixes, and may vanish. A pod that must pull from it then no longer starts.',
  severity: 'medium',
  control: 'remediate-vulnerabilities',
  remediation: [
    'Name the image from registry.k8s.io, which holds the same ones and the newer ones.',
    'Raise the version: what is still named from the old registry is rarely current.',
  ],
  mappings: { nsa: ['UPG'], kubescape: ['C-0253'] },
  ignoresExclusions: true,
  parameters: [deprecated],
  inspect: (pod, _related, parameters) =>
    perImage(
      pod,
      (image, { path, label }, written) =>
        comesFrom(image, deprecated.of(parameters)) &&
        proof(`${path}.image`, written, `${label} runs an image of ${image.registry}, which is no longer served`),
    ),
  mend: (pod) => ({
    spec: containerPatches(pod.containers, ({ container }) => {
      const image = successorOf(container.image ?? '')
      return image === null ? null : { image }
    }),
    note: 'Look whether the newer registry has this very tag.',
  }),
})
