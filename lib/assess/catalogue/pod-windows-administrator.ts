import type { Evidence } from '@/lib/model/assessment'
import { containerPatches } from '../patch'
import { podCheck } from '../pod-check'
import type { ContainerRef } from '../pod'
import type { Pod } from '../pod-check'
import { proof } from '../verdict'
import { isWindowsPod, notWindows } from '../windows'

/** Windows does not care for the case of user names. */
const isAdministrator = (user: string) => user.toLowerCase() === 'containeradministrator'

/** The user that the manifest gives the container, empty when it gives none, and where that stands. */
function userOf(pod: Pod, { container, path }: ContainerRef) {
  const own = container.securityContext?.windowsOptions?.runAsUserName
  const user = own || pod.spec.securityContext?.windowsOptions?.runAsUserName || ''
  return { user, at: `${own || !user ? path : pod.path}.securityContext.windowsOptions.runAsUserName` }
}

export const podWindowsAdministrator = podCheck({
  id: 'k8s-pod-windows-administrator',
  name: 'Windows containers should not run as ContainerAdministrator',
  description:
    'ContainerAdministrator may do everything inside a Windows container, from installing services to reading every file. It is the default user of the Server Core images, so it is also what runs when nobody chose.',
  severity: 'medium',
  control: 'manage-access',
  remediation: [
    'Set `windowsOptions.runAsUserName: ContainerUser` on the pod.',
    'Or name a user in the image with `USER ContainerUser`.',
  ],
  mappings: { azurePolicy: '5485eac0-7e8f-4964-998b-a44f4f0c1e75', nsa: ['PS-root'] },
  inspect: (pod, { imageUsers }) => {
    if (!isWindowsPod(pod)) return notWindows
    const found: Evidence[] = []
    let unknown = false
    for (const ref of pod.containers) {
      const { user, at } = userOf(pod, ref)
      const image = ref.container.image ?? ''
      const byImage = Object.hasOwn(imageUsers, image) ? imageUsers[image] : undefined
      if (isAdministrator(user)) found.push(proof(at, user, `${ref.label} runs as administrator`))
      else if (user === '' && byImage && isAdministrator(byImage)) {
        found.push(proof(`${ref.path}.image`, image, `${ref.label} runs as administrator, the user of its image`))
      } else if (user === '' && !byImage) unknown = true
    }
    return found.length === 0 && unknown
      ? { missing: 'neither the pod nor what is known of its image names a user' }
      : found
  },
  mend: (pod) => ({
    spec: containerPatches(pod.containers, (ref) => {
      const { user } = userOf(pod, ref)
      const stays = !isWindowsPod(pod) || (user !== '' && !isAdministrator(user))
      return stays ? null : { securityContext: { windowsOptions: { runAsUserName: 'ContainerUser' } } }
    }),
  }),
})
