import { containerCheck, when } from '../../docker-check'

export const ctHealth = containerCheck({
  id: 'docker-ct-health',
  name: 'Health of containers should be checked',
  description:
    'Without a health check the engine takes a container for well as long as its process lives, and traffic keeps going to one that no longer answers.',
  severity: 'low',
  control: 'best-practices',
  remediation: ['Give the image a HEALTHCHECK, or start the container with `--health-cmd`.'],
  level: 1,
  mappings: { cisDocker: ['5.27'] },
  inspect: ({ container, image }) => {
    const status = container.State.Health?.Status
    // A container that has not started yet shows no health; what will be asked stands in its settings.
    const test = container.Config.Healthcheck?.Test ?? image?.Config?.Healthcheck?.Test ?? []
    const isChecked = status
      ? status !== 'none'
      : container.State.Status === 'created' && test.length > 0 && test[0] !== 'NONE'
    return when(!isChecked, 'State.Health', status ?? undefined, 'the health of the container is not checked')
  },
})
