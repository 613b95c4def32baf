import { containerCheck, when } from '../../docker-check'

export const ctHostIpc = containerCheck({
  id: 'docker-ct-host-ipc',
  name: 'Shared memory of the host should not be shared',
  description:
    'In the IPC namespace of the host a container can read and change the shared memory and semaphores of every program that runs there.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Remove `--ipc host`.',
    'Let containers that must share memory share that of one of them, with `--ipc container:NAME`.',
  ],
  level: 1,
  mappings: { cisDocker: ['5.17'] },
  inspect: ({ container: { HostConfig } }) =>
    when(HostConfig.IpcMode === 'host', 'HostConfig.IpcMode', 'host', 'the container shares the memory of the host'),
})
