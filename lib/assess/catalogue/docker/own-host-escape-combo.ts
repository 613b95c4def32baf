import { plainCapability } from '@/lib/model/capabilities'
import { containerCheck, when } from '../../docker-check'
import { normalPath, isRuntimeSocket } from '@/lib/model/host-path'

export const ownHostEscapeCombo = containerCheck({
  id: 'docker-own-host-escape-combo',
  name: 'Settings that together lead out of the container should not meet',
  description:
    'A privileged container that sees the processes of the host can step into any of them; one that holds the socket of the engine and may write files needs only one command. Each alone is bad, together they are a door.',
  severity: 'critical',
  control: 'manage-access',
  remediation: [
    'Split the container, so that no part has both.',
    'Remove `--privileged` or `--cap-add SYS_ADMIN` first.',
  ],
  mappings: {},
  inspect: ({ container }) => {
    const { HostConfig } = container
    const adds = (HostConfig.CapAdd ?? []).map(plainCapability)
    const isMighty = HostConfig.Privileged === true || adds.includes('SYS_ADMIN') || adds.includes('ALL')
    const holdsSocket = (container.Mounts ?? []).some(
      ({ Type, Source }) => Type !== 'volume' && !!Source && isRuntimeSocket(normalPath(Source)),
    )
    return [
      ...when(
        isMighty && HostConfig.PidMode === 'host',
        'HostConfig.PidMode',
        'host',
        'all rights and the processes of the host meet',
      ),
      ...when(
        holdsSocket && HostConfig.ReadonlyRootfs !== true,
        'Mounts',
        undefined,
        'the socket of the engine and a writable root file system meet',
      ),
    ]
  },
})
