import { redacted } from '@/lib/model/redact'
import { wasCredential } from '@/lib/model/credential-words'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

/** Whether this word, which stands behind `before`, has a credential in it that intake has hidden. */
function holdsCredential(word: string, before: string | undefined): boolean {
  if (!word.includes(redacted)) return false
  const [, flag, value] = /^-{0,2}([A-Za-z][\w.-]{0,127})=(.*)$/s.exec(word) ?? []
  if (flag !== undefined && value === redacted) return wasCredential(flag)
  // `--password x`: the name is in the word before.
  const name = /^--?([A-Za-z][\w.-]{0,127})$/.exec(before ?? '')?.[1]
  return word !== redacted || name === undefined || wasCredential(name)
}

export const secretCommandArgs = podCheck({
  id: 'k8s-secret-command-args',
  name: 'Credentials should not be passed as command arguments',
  description:
    'A password or token stands in the command line. It is in the manifest for all to read, and every process on the node that lists processes sees it too.',
  severity: 'high',
  control: 'protect-secrets',
  remediation: [
    'Mount the credential as a file and give the program the path.',
    'Where it takes no file, refer to a variable that comes from a Secret: `--token=$(TOKEN)`.',
    'Rotate the credential: it was in plain sight.',
  ],
  mappings: { cis: ['5.4.1'], nsa: ['NET-sec'], kubescape: ['C-0012'] },
  inspect: (pod) =>
    pod.containers.flatMap(({ container, path, label }) =>
      (['command', 'args'] as const).flatMap((field) =>
        (container[field] ?? []).flatMap((word, index, words) =>
          holdsCredential(word, words[index - 1])
            ? [
                proof(
                  `${path}.${field}[${index}]`,
                  word.slice(0, 300),
                  `${label} gets a credential on its command line`,
                ),
              ]
            : [],
        ),
      ),
    ),
})
