import { checked, type Standard } from './framework'

/** NIST SP 800-53, as one vendor reads it into settings of Kubernetes objects. */
export const nist80053: Standard = {
  id: 'nist-800-53-r5',
  name: 'NIST SP 800-53',
  version: 'Rev. 5',
  group: 'regulation',
  appliesTo: 'kubernetes',
  mapping: 'vendor',
  source:
    'Microsoft, Azure Policy initiative “NIST SP 800-53 Rev. 5” 14.19.0, only its rules for objects of Kubernetes.',
  sections: [
    {
      id: 'CM',
      title: 'Configuration management',
      controls: [
        checked(
          'CM-6',
          'Configuration settings',
          'k8s-img-trusted-registry k8s-pod-privileged k8s-svc-allowed-ports k8s-res-cpu-limit k8s-res-memory-limit k8s-pod-run-as-non-root k8s-pod-root-group k8s-pod-allow-privilege-escalation k8s-pod-host-pid k8s-pod-host-ipc k8s-pod-readonly-rootfs k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-pod-apparmor k8s-pod-host-network k8s-pod-host-port k8s-pod-hostpath',
        ),
      ],
    },
    {
      id: 'SC',
      title: 'Protection of systems and communications',
      controls: [
        checked('SC-8', 'Confidentiality and integrity on the way', 'k8s-ing-tls'),
        checked('SC-8(1)', 'The same by cryptography', 'k8s-ing-tls'),
      ],
    },
  ],
}
