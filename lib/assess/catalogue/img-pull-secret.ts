import { comesFrom, perImage } from '../container-images'
import { stringsParameter } from '../parameter'
import { podCheck } from '../pod-check'
import { accountNameOf, accountOf, accountUnknown } from '../service-account'
import { proof } from '../verdict'

const registries = stringsParameter({
  name: 'privateRegistries',
  description: 'Registries, or parts of them, that give out images to those only who sign in.',
  default: [],
})

const isList = (value: unknown) => Array.isArray(value) && value.length > 0

export const imgPullSecret = podCheck({
  id: 'k8s-img-pull-secret',
  name: 'Private images should use image pull secrets',
  description:
    'The image comes from a private registry, but neither the pod nor its account brings credentials. It starts only where the node has some of its own, or where somebody else pulled the image before.',
  severity: 'informational',
  preview: true,
  control: 'manage-access',
  remediation: [
    'Create a Secret of type `kubernetes.io/dockerconfigjson` with a token that may only read.',
    'Name it in `imagePullSecrets` of the pod, or of its service account.',
  ],
  mappings: { azurePolicy: '12db3749-7e03-4b9f-b443-d37d3fb9f8d9' },
  ignoresExclusions: true,
  parameters: [registries],
  needs: ['service-accounts'],
  inspect: (pod, { facts }, parameters) => {
    const places = registries.of(parameters)
    if (places.length === 0) return { missing: 'nobody has said which registries are private here' }
    if (isList(pod.spec.imagePullSecrets)) return []
    const found = perImage(
      pod,
      (image, { path, label }, written) =>
        comesFrom(image, places) &&
        proof(`${path}.image`, written, `${label} is pulled from ${image.registry} without credentials of its own`),
    )
    if (!Array.isArray(found) || found.length === 0) return found
    const account = accountOf(pod.spec, pod.object.metadata.namespace, facts)
    if (account === 'missing') return { missing: accountUnknown }
    if (account && account.pullSecrets.length > 0) return []
    const name = accountNameOf(pod.spec)
    return [...found, proof(`${pod.path}.serviceAccountName`, name, `account "${name}" has no pull secrets either`)]
  },
})
