import { containerCheck, when } from '../../docker-check'

export const ownLogRotation = containerCheck({
  id: 'docker-own-log-rotation',
  name: 'Logs of containers should be rotated',
  description:
    'The driver json-file keeps everything a container ever wrote in one file, until the disk of the host is full and everything on it stops.',
  severity: 'low',
  control: 'auditing-logging',
  remediation: ['Set `"log-opts": {"max-size": "10m", "max-file": "3"}` in daemon.json and make the containers anew.'],
  mappings: {},
  inspect: ({ container: { HostConfig } }) => {
    const { Type, Config } = HostConfig.LogConfig ?? {}
    // The driver `local` rotates by itself, unless it is told not to.
    const isEndless =
      Type === 'json-file'
        ? !Config?.['max-size'] || Config['max-size'] === '-1'
        : Type === 'local' && Config?.['max-size'] === '-1'
    return when(isEndless, 'HostConfig.LogConfig', Type ?? undefined, 'the log grows without end')
  },
})
