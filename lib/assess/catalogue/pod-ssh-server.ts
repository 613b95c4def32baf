import { podCheck } from '../pod-check'
import { proof } from '../verdict'

const daemon = /(?:^|[\s;&|(`/])(?:sshd|dropbear)(?=$|[\s;&|)`])/

export const podSshServer = podCheck({
  id: 'k8s-pod-ssh-server',
  name: 'SSH server should not run in containers',
  description:
    'An SSH server in a container is a second way in, past the cluster’s authentication, authorisation and audit log, with keys and passwords that nobody rotates.',
  severity: 'medium',
  control: 'best-practices',
  remediation: [
    'Remove the SSH server from the image and its port from the pod.',
    'Use `kubectl exec` or `kubectl debug`, which the API server authorises and records.',
  ],
  mappings: { kubescape: ['C-0042'], trivy: ['DS-0004'] },
  inspect: (pod) =>
    pod.containers.flatMap(({ container, path, label }) => [
      ...(container.ports ?? []).flatMap(({ containerPort }, index) =>
        containerPort === 22
          ? [proof(`${path}.ports[${index}].containerPort`, 22, `${label} listens on the port of SSH`)]
          : [],
      ),
      ...(['command', 'args'] as const).flatMap((field) =>
        (container[field] ?? []).flatMap((word, index) =>
          daemon.test(word)
            ? [proof(`${path}.${field}[${index}]`, word.slice(0, 200), `${label} starts an SSH server`)]
            : [],
        ),
      ),
    ]),
})
