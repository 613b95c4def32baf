import { hostCheck, when } from '../../docker-check'
import { eachImage } from './stored-images'

export const imgHealthcheck = hostCheck({
  id: 'docker-img-healthcheck',
  name: 'Images should define a health check',
  description:
    'An image with a HEALTHCHECK tells the engine how to find out whether the program still answers, wherever it runs.',
  severity: 'low',
  control: 'best-practices',
  remediation: ['Add a `HEALTHCHECK` to the Dockerfile.'],
  level: 1,
  mappings: { cisDocker: ['4.6'] },
  inspect: (host) =>
    eachImage(host, (image, name, at) => {
      if (!image.Config) return []
      const test = image.Config.Healthcheck?.Test ?? []
      return when(
        test.length === 0 || test[0] === 'NONE',
        `${at}.Config.Healthcheck`,
        name,
        `${name} defines no health check`,
      )
    }),
})
