import { containerCheck, unread, when } from '../../docker-check'

export const ctExecPrivileged = containerCheck({
  id: 'docker-ct-exec-privileged',
  name: 'Commands in containers should not be run privileged',
  description:
    '`docker exec --privileged` gives one command all rights on the host, whatever the container itself may. Only commands that run at the moment of the snapshot can be seen; for those before, look into the audit log.',
  severity: 'medium',
  control: 'manage-access',
  remediation: ['Run `docker exec` without `--privileged`.', 'Audit dockerd, so that such commands leave a trace.'],
  level: 2,
  mappings: { cisDocker: ['5.23'] },
  inspect: ({ container }) =>
    (container.execs ?? unread('the commands that run in the container could not be listed')).flatMap(
      ({ privileged }, index) =>
        when(privileged, `execs[${index}].privileged`, true, 'a command runs in the container with all rights'),
    ),
})
