import { checked, type Standard } from './framework'

/** CIS Controls, as one vendor reads it into settings of Kubernetes objects. */
export const cisControls: Standard = {
  id: 'cis-controls-8.1',
  name: 'CIS Controls',
  version: '8.1',
  group: 'regulation',
  appliesTo: 'kubernetes',
  mapping: 'vendor',
  source:
    'Microsoft, Azure Policy initiative “CIS Controls v8.1” 1.6.0, only its rules for objects of Kubernetes; titles are ours.',
  sections: [
    {
      id: '3',
      title: 'Data protection',
      controls: [
        checked('3.3', 'Lists say who may reach data', 'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities'),
      ],
    },
    {
      id: '4',
      title: 'Secure configuration',
      controls: [
        checked(
          '4.1',
          'Settings follow a secure process',
          'k8s-sa-automount-token k8s-pod-allow-privilege-escalation k8s-pod-privileged k8s-pod-host-pid k8s-pod-host-ipc',
        ),
        checked('4.7', 'Default accounts are managed', 'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities'),
        checked('4.8', 'Needless services are off', 'k8s-sa-automount-token'),
      ],
    },
    {
      id: '5',
      title: 'Accounts',
      controls: [
        checked('5.1', 'There is an inventory of accounts', 'k8s-ns-default'),
        checked('5.3', 'Sleeping accounts are closed', 'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities'),
      ],
    },
    {
      id: '6',
      title: 'Access',
      controls: [
        checked('6.1', 'Access is granted by a process', 'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities'),
        checked('6.2', 'Access is withdrawn by a process', 'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities'),
        checked(
          '6.8',
          'Access follows roles',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-ns-default',
        ),
      ],
    },
    {
      id: '8',
      title: 'Audit logs',
      controls: [
        checked(
          '8.11',
          'Audit logs are reviewed',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-svc-external-ips k8s-pod-cap-sys-admin k8s-ns-default',
        ),
      ],
    },
    {
      id: '9',
      title: 'Mail and browsers',
      controls: [
        checked(
          '9.3',
          'Addresses on the network are filtered',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities',
        ),
      ],
    },
    {
      id: '10',
      title: 'Malware',
      controls: [
        checked(
          '10.7',
          'Malware is found by behaviour',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-svc-external-ips k8s-pod-cap-sys-admin k8s-ns-default',
        ),
      ],
    },
    {
      id: '13',
      title: 'Network watch',
      controls: [
        checked(
          '13.1',
          'Security events come together in one place',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-svc-external-ips k8s-pod-cap-sys-admin k8s-ns-default',
        ),
        checked(
          '13.3',
          'Intrusions into the network are noticed',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-svc-external-ips k8s-pod-cap-sys-admin k8s-ns-default',
        ),
      ],
    },
    {
      id: '18',
      title: 'Penetration tests',
      controls: [
        checked(
          '18.4',
          'Security measures are tested',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-svc-external-ips k8s-pod-cap-sys-admin k8s-ns-default',
        ),
      ],
    },
  ],
}
