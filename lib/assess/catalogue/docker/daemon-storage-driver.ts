import { hostCheck, known, unread, when } from '../../docker-check'

export const daemonStorageDriver = hostCheck({
  id: 'docker-daemon-storage-driver',
  name: 'The storage driver aufs should not be used',
  description:
    'aufs is not part of the kernel, has known faults and is gone from recent engines. Hosts that use it cannot be upgraded.',
  severity: 'low',
  control: 'security-configurations',
  remediation: ['Move to `overlay2`: save the images, set `"storage-driver": "overlay2"`, restart, load them again.'],
  level: 1,
  mappings: { cisDocker: ['2.6'] },
  inspect: ({ info }) => {
    const driver = known(info).Driver ?? unread('the engine did not name its storage driver')
    return when(driver === 'aufs', 'info.Driver', driver, 'the engine stores images with aufs')
  },
})
