import { hostCheck, known, unread, when } from '../../docker-check'

export const hostSeparatePartition = hostCheck({
  id: 'docker-host-separate-partition',
  name: 'The data root of Docker should have its own partition',
  description:
    'Images, volumes and logs grow until the disk is full. On the partition of the system that stops the host itself, not only the containers.',
  severity: 'medium',
  control: 'ddos-protection',
  remediation: ['Mount a file system of its own on the data root, usually `/var/lib/docker`.'],
  level: 1,
  mappings: { cisDocker: ['1.1.1'] },
  inspect: ({ info, mountPoints }) => {
    const root = known(info).DockerRootDir ?? unread('the engine did not name its data root')
    // With remapped users the data root is a directory inside the one that is mounted.
    const places = [root, root.replace(/\/\d+\.\d+$/, '')]
    return when(
      !known(mountPoints).some((point) => places.includes(point)),
      'info.DockerRootDir',
      root,
      'the data root lies on the partition of another directory',
    )
  },
})
