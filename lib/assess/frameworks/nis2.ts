import { checked, type Standard } from './framework'

/** NIS2 (EU 2022/2555), as one vendor reads it into settings of Kubernetes objects. */
export const nis2: Standard = {
  id: 'nis2-2022',
  name: 'NIS2 (EU 2022/2555)',
  version: '2022',
  group: 'regulation',
  appliesTo: 'kubernetes',
  mapping: 'vendor',
  source:
    'Microsoft, Azure Policy initiative “EU 2022/2555 (NIS2) 2022” 1.6.0, only its rules for objects of Kubernetes; items as numbered there.',
  sections: [
    {
      id: 'articles',
      title: 'Articles',
      controls: [
        checked('7', 'National strategy', 'k8s-pod-host-pid k8s-pod-host-ipc'),
        checked(
          '11',
          'What response teams must be able to do',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-pod-readonly-rootfs k8s-pod-host-pid k8s-pod-host-ipc k8s-pod-apparmor',
        ),
        checked(
          '12',
          'Coordinated disclosure of vulnerabilities',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-pod-readonly-rootfs k8s-pod-host-pid k8s-pod-host-ipc k8s-pod-apparmor',
        ),
        checked(
          '21',
          'Measures against risks',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-pod-readonly-rootfs k8s-pod-host-pid k8s-pod-host-ipc k8s-pod-apparmor k8s-res-cpu-limit k8s-res-memory-limit k8s-pod-allow-privilege-escalation k8s-pod-privileged k8s-pod-hostpath k8s-ns-default',
        ),
        checked(
          '29',
          'Sharing of information',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-pod-readonly-rootfs k8s-pod-host-pid k8s-pod-host-ipc k8s-pod-apparmor',
        ),
      ],
    },
  ],
}
