import { containerCheck, unread, when } from '../../docker-check'

export const ctExecRoot = containerCheck({
  id: 'docker-ct-exec-root',
  name: 'Commands in containers should not be run as root',
  description:
    '`docker exec --user root` steps around the user that the image was given on purpose. Only commands that run at the moment of the snapshot can be seen.',
  severity: 'low',
  control: 'manage-access',
  remediation: ['Run `docker exec` as the user of the container.'],
  level: 2,
  mappings: { cisDocker: ['5.24'] },
  inspect: ({ container }) =>
    (container.execs ?? unread('the commands that run in the container could not be listed')).flatMap(
      ({ user }, index) =>
        when(/^(?:root|0+)(?::|$)/.test(user), `execs[${index}].user`, user, 'a command runs in the container as root'),
    ),
})
