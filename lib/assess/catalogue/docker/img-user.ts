import { containerCheck, when } from '../../docker-check'

export const imgUser = containerCheck({
  id: 'docker-img-user',
  name: 'Containers should run as another user than root',
  description:
    'Root in a container is root of the host as soon as anything lets it out. Most programs need no more than an ordinary user.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Add `USER 10001` to the Dockerfile, after everything that needs root.',
    'Or start the container with `--user 10001:10001`.',
  ],
  level: 1,
  mappings: { cisDocker: ['4.1'] },
  inspect: ({ container, image }) => {
    const own = container.Config.User ?? ''
    const user = own === '' ? (image?.Config ? (image.Config.User ?? '') : own) : own
    // The engine copies the image's user into the container when it makes it.
    return when(
      /^(?:root|0+)?(?::|$)/.test(user),
      'Config.User',
      user,
      user === '' ? 'neither the container nor its image names a user' : 'the container runs as root',
    )
  },
})
