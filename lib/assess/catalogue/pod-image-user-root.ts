import type { Evidence } from '@/lib/model/assessment'
import { containerPatches } from '../patch'
import { podCheck, type Pod } from '../pod-check'
import { proof } from '../verdict'

/** `0`, `root`, `0:0`, `:1000` and nothing at all are root; a group does not change that. */
function isRoot(user: string | null): boolean {
  const name = (user ?? '').split(':')[0]?.trim() ?? ''
  return name === '' || name === 'root' || /^0+$/.test(name)
}

const undecided = (pod: Pod) =>
  pod.containers.filter(({ container: { securityContext: own } }) => {
    const whole = pod.spec.securityContext
    const user = own?.runAsUser ?? whole?.runAsUser
    return typeof user !== 'number' && (own?.runAsNonRoot ?? whole?.runAsNonRoot) !== true
  })

export const podImageUserRoot = podCheck({
  id: 'k8s-pod-image-user-root',
  name: 'Image default user should not be root',
  description:
    'Neither the pod nor the image names a user other than root, so the program runs as root simply because nobody decided. The fault is best mended in the image.',
  severity: 'medium',
  control: 'manage-access',
  remediation: [
    'Add a line `USER 10001` to the Dockerfile, after the last step that needs root.',
    'Or set `runAsNonRoot: true` and `runAsUser` above 0 on the pod.',
  ],
  mappings: { cis: ['5.2.7'], nsa: ['PS-root'], kubescape: ['C-0013'], trivy: ['DS-0002'] },
  linuxOnly: true,
  inspect: (pod, { imageUsers }) => {
    const rooted: Evidence[] = []
    let unknown = false
    for (const { container, path, label } of undecided(pod)) {
      const image = container.image ?? ''
      const user = Object.hasOwn(imageUsers, image) ? imageUsers[image] : undefined
      if (user === undefined) unknown = true
      else if (isRoot(user)) {
        const says = user ? `USER ${user}` : 'no user'
        rooted.push(proof(`${path}.image`, image, `${label} runs as root: its image sets ${says}`))
      }
    }
    if (rooted.length === 0 && unknown) return { unknown: 'image not scanned' }
    return rooted
  },
  // Whether an image is root's is not in the object, so the patch speaks for every container that leaves it open.
  mend: (pod) => ({
    spec: containerPatches(undecided(pod), () => ({ securityContext: { runAsNonRoot: true, runAsUser: 10001 } })),
    note: 'Files that the program writes must belong to this user; set a USER in the image where you can.',
  }),
})
