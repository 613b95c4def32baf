import { redacted } from '@/lib/model/redact'
import { wasCredential } from '@/lib/model/credential-words'
import { envVarsOf } from '../env-vars'
import { containerPatches } from '../patch'
import { podCheck, type Pod } from '../pod-check'
import { proof } from '../verdict'

/** Intake hides credentials in literal values, so what is hidden is what this is about. */
const literals = (pod: Pod) =>
  envVarsOf(pod).filter(
    ({ name, value }) =>
      typeof value === 'string' && value.includes(redacted) && (value !== redacted || wasCredential(name)),
  )

const keyOf = (name: string) => name.toLowerCase().replaceAll('_', '-')

export const secretEnvLiteral = podCheck({
  id: 'k8s-secret-env-literal',
  name: 'Credentials should not be set as literal environment variables',
  description:
    'A password or token stands in the manifest itself. Everyone who may look at the workload reads it, and it lies in version control, in backups and in the history of the object.',
  severity: 'high',
  control: 'protect-secrets',
  remediation: [
    'Put the value into a Secret, or an outside store, and refer to it by `valueFrom.secretKeyRef`.',
    'Better, mount the Secret as a file and let the program read it from there.',
    'Rotate the credential: it was in plain sight.',
  ],
  mappings: { cis: ['5.4.1'], nsa: ['NET-sec'], kubescape: ['C-0012', 'C-0259'] },
  inspect: (pod) =>
    literals(pod).map(({ name, value, path, ref }) =>
      proof(`${path}.value`, value ?? undefined, `${ref.label} sets ${name} to a literal credential`),
    ),
  mend: (pod) => ({
    spec: containerPatches(pod.containers, (ref) => {
      const env = literals(pod).filter((variable) => variable.ref.path === ref.path)
      if (env.length === 0) return null
      return {
        env: env.map(({ name }) => ({
          name,
          value: null,
          valueFrom: { secretKeyRef: { name: `${pod.object.metadata.name}-credentials`, key: keyOf(name) } },
        })),
      }
    }),
    note: `Create the Secret ${pod.object.metadata.name}-credentials with these keys first.`,
  }),
})
