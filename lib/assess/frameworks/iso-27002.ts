import { checked, type Standard } from './framework'

/** ISO/IEC 27002, as one vendor reads it into settings of Kubernetes objects. */
export const iso27002: Standard = {
  id: 'iso-27002-2022',
  name: 'ISO/IEC 27002',
  version: '2022',
  group: 'regulation',
  appliesTo: 'kubernetes',
  mapping: 'vendor',
  source: 'Microsoft, Azure Policy initiative “ISO/IEC 27002 2022” 1.7.0, only its rules for objects of Kubernetes.',
  sections: [
    {
      id: '5',
      title: 'Organizational controls',
      controls: [
        checked(
          '5.14',
          'Transfer of information',
          'k8s-svc-external-ips k8s-pod-host-pid k8s-pod-host-ipc k8s-pod-cap-sys-admin k8s-ns-default',
        ),
      ],
    },
    {
      id: '8',
      title: 'Technological controls',
      controls: [
        checked(
          '8.2',
          'Privileged access',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-sa-automount-token',
        ),
        checked('8.8', 'Technical vulnerabilities', 'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities'),
        checked('8.9', 'Configuration', 'k8s-ns-default'),
        checked('8.16', 'Monitoring', 'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities'),
      ],
    },
  ],
}
