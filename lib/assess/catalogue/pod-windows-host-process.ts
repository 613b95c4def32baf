import { containerPatches } from '../patch'
import { perContainer, podCheck } from '../pod-check'
import { proof } from '../verdict'
import { isWindowsPod, notWindows } from '../windows'

const ordinary = { windowsOptions: { hostProcess: false } }

export const podWindowsHostProcess = podCheck({
  id: 'k8s-pod-windows-host-process',
  name: 'Windows HostProcess containers should not be used',
  description:
    'A HostProcess container is no container: it runs on the Windows node itself, with its files and network, usually as SYSTEM. It is what a privileged container is on Linux.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Remove `hostProcess` and run the program as an ordinary Windows container.',
    'Leave HostProcess to the drivers and agents of the nodes, in namespaces of their own.',
  ],
  mappings: {
    azurePolicy: '077f0ce1-86d6-4058-bc60-de05067e8622',
    podSecurityStandards: 'baseline',
    cis: ['v1.8:5.2.11', 'v1.12:5.2.10'],
    nsa: ['PS-enf'],
    kubescape: ['C-0202'],
    trivy: ['KSV-0103'],
  },
  inspect: (pod) => {
    if (!isWindowsPod(pod)) return notWindows
    const whole = pod.spec.securityContext?.windowsOptions?.hostProcess === true
    return [
      ...(whole
        ? [proof(`${pod.path}.securityContext.windowsOptions.hostProcess`, true, 'the pod runs on the node itself')]
        : []),
      ...perContainer(
        pod,
        ({ container, path, label }) =>
          container.securityContext?.windowsOptions?.hostProcess === true &&
          proof(`${path}.securityContext.windowsOptions.hostProcess`, true, `${label} runs on the node itself`),
      ),
    ]
  },
  mend: (pod) => ({
    spec: {
      ...(pod.spec.securityContext?.windowsOptions?.hostProcess === true && { securityContext: ordinary }),
      ...containerPatches(pod.containers, ({ container }) =>
        container.securityContext?.windowsOptions?.hostProcess === true ? { securityContext: ordinary } : null,
      ),
    },
    note: 'HostProcess pods also use the network of the node: set hostNetwork to false unless it is needed.',
  }),
})
