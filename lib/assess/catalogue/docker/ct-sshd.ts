import { containerCheck, unread, when } from '../../docker-check'

export const ctSshd = containerCheck({
  id: 'docker-ct-sshd',
  name: 'Containers should not run an SSH server',
  description:
    'An SSH server in a container is one more way in, with keys and accounts that nobody rotates, past the audit of the engine.',
  severity: 'medium',
  control: 'manage-access',
  remediation: [
    'Remove sshd from the image.',
    'Use `docker exec` to look inside a container, or a terminal of the orchestrator.',
  ],
  level: 1,
  mappings: { cisDocker: ['5.7'] },
  inspect: ({ container }) => {
    const processes = container.processes ?? unread('the processes of the container could not be listed')
    const found = processes.find((name) => /(?:^|\/)(?:sshd|dropbear)(?:$|[\s:-])/.test(name))
    return when(found !== undefined, 'processes', found, 'an SSH server runs in the container')
  },
})
