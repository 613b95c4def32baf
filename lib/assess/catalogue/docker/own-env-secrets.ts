import { isCredentialName } from '@/lib/model/redact-object'
import { containerCheck, when } from '../../docker-check'

export const ownEnvSecrets = containerCheck({
  id: 'docker-own-env-secrets',
  name: 'Containers should not get credentials in their environment',
  description:
    'Everyone who may run `docker inspect` reads the environment of a container, as does every process in it, and it ends up in logs and crash reports.',
  severity: 'high',
  control: 'protect-secrets',
  remediation: [
    'Change the credential.',
    'Mount it as a file that only the user of the container can read, and name its path in a variable such as `DB_PASSWORD_FILE`.',
  ],
  mappings: {},
  inspect: ({ container }) =>
    (container.Config.Env ?? []).flatMap(({ name, set, secret }, index) =>
      when(
        set && (secret || (isCredentialName(name) && !/^GPG_KEYS?$|_SHA\d*$/i.test(name))),
        `Config.Env[${index}]`,
        name,
        `${name} holds a credential`,
      ),
    ),
})
