import { isCredentialName } from '@/lib/model/redact-object'
import { hostCheck, when } from '../../docker-check'
import { eachImage } from './stored-images'

/** Names that look like credentials and are none: keys by which packages are verified. */
const harmless = /^(?:GPG_KEYS?|PUBLIC_KEY|.*_SHA(?:256|512|1)?|.*_GPG_KEY)$/i

export const imgSecrets = hostCheck({
  id: 'docker-img-secrets',
  name: 'Images should hold no credentials',
  description:
    'What is written into an image stays in its layers and history, and everyone who can pull it can read it. A credential there must be taken for known.',
  severity: 'critical',
  control: 'protect-secrets',
  remediation: [
    'Change the credential first.',
    'Rebuild with `RUN --mount=type=secret`, and hand the value to the container when it starts.',
  ],
  level: 1,
  mappings: { cisDocker: ['4.10'] },
  inspect: (host) =>
    eachImage(host, (image, name, at) => [
      ...(image.Config?.Env ?? []).flatMap((variable, index) =>
        when(
          variable.set && !harmless.test(variable.name) && (variable.secret || isCredentialName(variable.name)),
          `${at}.Config.Env[${index}]`,
          variable.name,
          `${name} sets ${variable.name} in its environment`,
        ),
      ),
      ...(image.history ?? []).flatMap(({ secret, by }, index) =>
        when(
          secret,
          `${at}.history[${index}]`,
          by.slice(0, 200),
          `a credential stands in the build history of ${name}`,
        ),
      ),
    ]),
})
