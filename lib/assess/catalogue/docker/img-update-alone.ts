import { hostCheck, when } from '../../docker-check'
import { historyFaults } from './stored-images'

const update = /\b(?:apt-get|apt|apk|yum|dnf|microdnf)\s+(?:-\S+\s+)*(?:update|makecache|check-update)\b/
const install =
  /\b(?:apt-get|apt|yum|dnf|microdnf)\s+(?:-\S+\s+)*(?:install|upgrade|dist-upgrade|full-upgrade)\b|\bapk\s+(?:-\S+\s+)*(?:add|upgrade)\b/

export const imgUpdateAlone = hostCheck({
  id: 'docker-img-update-alone',
  name: 'Package lists should not be updated in a step of their own',
  description:
    'A step that only updates package lists is cached, and later builds install from lists that are months old, without the fixes since.',
  severity: 'low',
  control: 'best-practices',
  remediation: ['Write update and install as one `RUN`: `apt-get update && apt-get install -y …`.'],
  level: 1,
  mappings: { cisDocker: ['4.7'] },
  inspect: (host) =>
    historyFaults(host, ({ by }, name, at) =>
      when(
        update.test(by) && !install.test(by),
        at,
        by.slice(0, 200),
        `${name} updates package lists in a step of its own`,
      ),
    ),
})
