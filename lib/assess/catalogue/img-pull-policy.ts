import { parseImageReference } from '@/lib/model/image-reference'
import type { Container } from '@/lib/model/kubernetes'
import { isBareDigest, perImage } from '../container-images'
import { containerPatches } from '../patch'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

/** Without a policy the API server takes Always for `latest`, IfNotPresent for other tags. */
function isPulled({ image, imagePullPolicy }: Container): boolean {
  if (!image || isBareDigest(image)) return true
  const reference = parseImageReference(image)
  if (!reference || reference.digest !== null) return true
  return imagePullPolicy ? imagePullPolicy === 'Always' : reference.tag === 'latest'
}

export const imgPullPolicy = podCheck({
  id: 'k8s-img-pull-policy',
  name: 'Images with mutable tags should always be pulled',
  description:
    'The node starts what it already has under this tag: an older image, or one that another tenant pulled with credentials this pod does not have. Pulling each time asks the registry for the content and for the right to it.',
  severity: 'low',
  // Where nodes are not shared it protects nothing, and nearly every workload of the field fails it.
  preview: true,
  control: 'remediate-vulnerabilities',
  remediation: [
    'Set `imagePullPolicy: Always`; layers that are there already are not transferred again.',
    'Or name the image by digest: then what is on the node is what was meant.',
  ],
  mappings: {
    azurePolicy: '50c83470-d2f0-4dda-a716-1938a4825f62',
    cis: ['v1.8:1.2.11', 'v1.12:1.2.11'],
    nsa: ['PS-img'],
    kubescape: ['C-0075'],
  },
  ignoresExclusions: true,
  inspect: (pod) =>
    perImage(
      pod,
      (_image, { container, path, label }, written) =>
        !isPulled(container) &&
        proof(
          `${path}.imagePullPolicy`,
          container.imagePullPolicy ?? undefined,
          `${label} starts ${written} from the node's own store without asking the registry`,
        ),
    ),
  mend: (pod) => ({
    spec: containerPatches(pod.containers, ({ container }) =>
      isPulled(container) ? null : { imagePullPolicy: 'Always' },
    ),
  }),
})
