import { podCheck } from '../pod-check'
import { proof } from '../verdict'

/** The word alone, with or without a path, not `sudoers` or `pseudo`; the text is no longer than a command line. */
const sudo = /(?:^|[\s;&|(`/])sudo(?=$|[\s;&|)`])/

export const podSudoEntrypoint = podCheck({
  id: 'k8s-pod-sudo-entrypoint',
  name: 'Entrypoint should not use sudo',
  description:
    'A container that starts with sudo runs as one user and turns into root at once. It needs a setuid program and a password-free rule in its image, and whoever gets into the container has both as well.',
  severity: 'low',
  control: 'manage-access',
  remediation: [
    'Set `runAsUser` to the user that the program needs and start the program itself.',
    'Do what needs root once in an init container or while the image is built, and remove sudo from the image.',
  ],
  mappings: { nsa: ['PS-root'], kubescape: ['C-0062'], trivy: ['DS-0010'] },
  inspect: (pod) =>
    pod.containers.flatMap(({ container, path, label }) =>
      (['command', 'args'] as const).flatMap((field) =>
        (container[field] ?? []).flatMap((word, index) =>
          sudo.test(word) ? [proof(`${path}.${field}[${index}]`, word.slice(0, 200), `${label} starts with sudo`)] : [],
        ),
      ),
    ),
})
