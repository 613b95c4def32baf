import { containerCheck, unread, pointless, when } from '../../docker-check'

export const imgScanned = containerCheck({
  id: 'docker-img-scanned',
  name: 'Images in use should be scanned and free of severe faults that have a fix',
  description:
    'An image grows old where it lies. Only a scan shows which of its packages are known to be open, and only a rebuild mends them.',
  severity: 'high',
  control: 'remediate-vulnerabilities',
  remediation: ['Let a scanner report on the image.', 'Rebuild it on a newer base and replace the container.'],
  level: 1,
  mappings: { cisDocker: ['4.4'] },
  inspect: ({ container }, { images }) => {
    const findings = images.get(container.Image)
    if (container.State.Status === 'created') return pointless('the container has not started')
    if (!findings?.scanned) return unread('no scanner has reported on the image')
    const severe = findings.critical + findings.high
    return when(
      severe > 0 && findings.fixable > 0,
      'Image',
      container.Config.Image ?? container.Image,
      `${severe} critical and high vulnerabilities are open, and there are fixes`,
    )
  },
})
