import { envSourcesOf, envVarsOf } from '../env-vars'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

export const secretEnvRef = podCheck({
  id: 'k8s-secret-env-ref',
  name: 'Secrets should be mounted as files rather than environment variables',
  description:
    'The program gets a Secret as an environment variable. Variables are handed to every child process, end up in crash reports and debug pages, and do not change when the Secret does.',
  severity: 'informational',
  preview: true,
  control: 'protect-secrets',
  remediation: [
    'Mount the Secret as a volume with mode 0400 and read the file.',
    'Many images take a file instead of a value by a variable that ends in `_FILE`.',
  ],
  mappings: { cis: ['5.4.1'], nsa: ['NET-sec'], kubescape: ['C-0207'] },
  inspect: (pod) => [
    ...envVarsOf(pod).flatMap(({ name, valueFrom, path, ref }) => {
      const secret = valueFrom?.secretKeyRef
      if (!secret) return []
      const key = [secret.name, secret.key].filter(Boolean).join('/')
      return [proof(`${path}.valueFrom.secretKeyRef`, key, `${ref.label} gets a Secret as the variable ${name}`)]
    }),
    ...envSourcesOf(pod).flatMap(({ secretRef, path, ref }) =>
      secretRef
        ? [
            proof(
              `${path}.secretRef`,
              secretRef.name ?? undefined,
              `${ref.label} gets every key of a Secret as a variable`,
            ),
          ]
        : [],
    ),
  ],
})
