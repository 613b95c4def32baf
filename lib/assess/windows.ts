import type { Pod } from './pod-check'

/** What a rule about Windows pods says of others. */
export const notWindows = { unknown: 'nothing says that this is a Windows pod' }

/** True when the object itself says so: by its operating system, its node selector or options for Windows alone. */
export function isWindowsPod({ spec, containers }: Pod): boolean {
  return (
    spec.os?.name === 'windows' ||
    spec.nodeSelector?.['kubernetes.io/os'] === 'windows' ||
    Boolean(spec.securityContext?.windowsOptions) ||
    containers.some(({ container }) => Boolean(container.securityContext?.windowsOptions))
  )
}
