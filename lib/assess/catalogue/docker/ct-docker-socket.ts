import { containerCheck, when } from '../../docker-check'
import { normalPath, isRuntimeSocket } from '@/lib/model/host-path'

export const ctDockerSocket = containerCheck({
  id: 'docker-ct-docker-socket',
  name: 'The socket of the engine should not be mounted',
  description:
    'Whoever reaches the socket of Docker or containerd can start a privileged container, which is root on the host. Mounting it read-only changes nothing about that.',
  severity: 'critical',
  control: 'manage-access',
  remediation: [
    'Remove the mount.',
    'Put a proxy that lets through the few calls that are needed between the container and the socket.',
  ],
  level: 1,
  mappings: { cisDocker: ['5.32'] },
  inspect: ({ container }) =>
    (container.Mounts ?? []).flatMap(({ Type, Source }, index) =>
      when(
        Type !== 'volume' && !!Source && isRuntimeSocket(normalPath(Source)),
        `Mounts[${index}].Source`,
        Source ?? '',
        'the container can command the engine of the host',
      ),
    ),
})
