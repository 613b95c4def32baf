import { checked, type Standard } from './framework'

/** Microsoft cloud security benchmark, as one vendor reads it into settings of Kubernetes objects. */
export const cloudBenchmark: Standard = {
  id: 'mcsb-1',
  name: 'Microsoft cloud security benchmark',
  version: '1',
  group: 'regulation',
  appliesTo: 'kubernetes',
  mapping: 'vendor',
  source:
    'Microsoft, Azure Policy initiative “Microsoft cloud security benchmark” 57.56.0, only its rules for objects of Kubernetes.',
  sections: [
    {
      id: 'DP',
      title: 'Data protection',
      controls: [checked('DP-3', 'Sensitive data is encrypted on its way', 'k8s-ing-tls')],
    },
    {
      id: 'PV',
      title: 'Posture and vulnerabilities',
      controls: [
        checked(
          'PV-2',
          'Settings are audited and enforced',
          'k8s-img-trusted-registry k8s-pod-privileged k8s-svc-allowed-ports k8s-res-cpu-limit k8s-res-memory-limit k8s-pod-run-as-non-root k8s-pod-root-group k8s-pod-allow-privilege-escalation k8s-pod-host-pid k8s-pod-host-ipc k8s-pod-readonly-rootfs k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-pod-apparmor k8s-pod-host-network k8s-pod-host-port k8s-pod-hostpath k8s-ns-default k8s-sa-automount-token k8s-pod-cap-sys-admin',
        ),
      ],
    },
  ],
}
