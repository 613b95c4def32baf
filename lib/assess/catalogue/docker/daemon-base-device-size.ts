import { hostCheck, known, pointless, when } from '../../docker-check'
import { setting } from './settings'

export const daemonBaseDeviceSize = hostCheck({
  id: 'docker-daemon-base-device-size',
  name: 'The base device size should be the default',
  description:
    'With the driver devicemapper a larger base device lets each image and container fill more of the disk than planned. Recent engines no longer have that driver.',
  severity: 'informational',
  control: 'best-practices',
  remediation: ['Remove `dm.basesize` from `storage-opts`.'],
  preview: true,
  level: 2,
  mappings: { cisDocker: ['2.11'] },
  inspect: (host) => {
    if (known(host.info).Driver !== 'devicemapper') return pointless('the engine does not use devicemapper')
    const options = setting(host, 'storage-opts', ['--storage-opt'])
    const found = [options?.value].flat().find((one) => typeof one === 'string' && one.startsWith('dm.basesize'))
    return when(found !== undefined, options?.at ?? '', found, 'the size of the base device was changed')
  },
})
