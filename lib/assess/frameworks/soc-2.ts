import { checked, type Standard } from './framework'

/** SOC 2, after Microsoft’s “SOC 2 Type 2”, as one vendor reads it into settings of Kubernetes objects. */
export const soc2Type2: Standard = {
  id: 'soc-2-type-2',
  name: 'SOC 2, after Microsoft’s “SOC 2 Type 2”',
  version: '2017',
  group: 'regulation',
  appliesTo: 'kubernetes',
  mapping: 'vendor',
  source: 'Microsoft, Azure Policy initiative “SOC 2 Type 2” 1.12.0, only its rules for objects of Kubernetes.',
  sections: [
    {
      id: 'CC6',
      title: 'Access',
      controls: [
        checked('CC6.1', 'Access to what is protected is limited', 'k8s-ing-tls'),
        checked('CC6.6', 'Threats from outside are held off', 'k8s-ing-tls'),
        checked('CC6.7', 'Information is protected on its way', 'k8s-ing-tls'),
        checked(
          'CC6.8',
          'Software that was not approved is kept out',
          'k8s-img-trusted-registry k8s-pod-run-as-non-root k8s-pod-root-group k8s-res-cpu-limit k8s-res-memory-limit k8s-pod-readonly-rootfs k8s-pod-cap-sys-admin k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-ns-default k8s-pod-privileged k8s-pod-host-network k8s-pod-host-port k8s-pod-apparmor k8s-pod-host-pid k8s-pod-host-ipc k8s-sa-automount-token k8s-svc-allowed-ports k8s-pod-allow-privilege-escalation k8s-pod-hostpath',
        ),
      ],
    },
    {
      id: 'CC8',
      title: 'Changes',
      controls: [
        checked(
          'CC8.1',
          'Changes are approved and tested',
          'k8s-img-trusted-registry k8s-pod-run-as-non-root k8s-pod-root-group k8s-res-cpu-limit k8s-res-memory-limit k8s-pod-readonly-rootfs k8s-pod-cap-sys-admin k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-ns-default k8s-pod-privileged k8s-pod-host-network k8s-pod-host-port k8s-pod-apparmor k8s-pod-host-pid k8s-pod-host-ipc k8s-sa-automount-token k8s-svc-allowed-ports k8s-pod-allow-privilege-escalation k8s-pod-hostpath',
        ),
      ],
    },
  ],
}

/** SOC 2, after Microsoft’s “SOC 2023”, as one vendor reads it into settings of Kubernetes objects. */
export const soc2023: Standard = {
  id: 'soc-2-2023',
  name: 'SOC 2, after Microsoft’s “SOC 2023”',
  version: '2023',
  group: 'regulation',
  appliesTo: 'kubernetes',
  mapping: 'vendor',
  source:
    'Microsoft, Azure Policy initiative “SOC 2023” 1.7.0, only its rules for objects of Kubernetes. It does not agree with the other readings: choose one for a report.',
  sections: [
    {
      id: 'A1',
      title: 'Availability',
      controls: [
        checked('A1.1', 'Capacity is watched and planned', 'k8s-svc-external-ips k8s-pod-host-pid k8s-pod-host-ipc'),
      ],
    },
    {
      id: 'CC2',
      title: 'Communication',
      controls: [
        checked(
          'CC2.3',
          'Matters of control are told to others',
          'k8s-pod-readonly-rootfs k8s-res-cpu-limit k8s-res-memory-limit k8s-pod-privileged k8s-pod-host-pid k8s-pod-host-ipc k8s-pod-apparmor',
        ),
      ],
    },
    {
      id: 'CC5',
      title: 'Control activities',
      controls: [
        checked(
          'CC5.3',
          'Policies are put into practice',
          'k8s-pod-readonly-rootfs k8s-sa-automount-token k8s-res-cpu-limit k8s-res-memory-limit k8s-pod-privileged k8s-pod-host-pid k8s-pod-host-ipc k8s-pod-apparmor',
        ),
      ],
    },
    {
      id: 'CC6',
      title: 'Access',
      controls: [
        checked(
          'CC6.1',
          'Access to what is protected is limited',
          'k8s-pod-readonly-rootfs k8s-sa-automount-token k8s-pod-host-pid k8s-pod-host-ipc',
        ),
        checked('CC6.2', 'Who gets access is registered first', 'k8s-sa-automount-token'),
        checked('CC6.3', 'Rights follow roles and are withdrawn', 'k8s-sa-automount-token'),
        checked(
          'CC6.7',
          'Information is protected on its way',
          'k8s-pod-readonly-rootfs k8s-sa-automount-token k8s-pod-host-pid k8s-pod-host-ipc',
        ),
        checked('CC6.8', 'Software that was not approved is kept out', 'k8s-pod-readonly-rootfs'),
      ],
    },
    {
      id: 'CC7',
      title: 'Operation',
      controls: [
        checked(
          'CC7.2',
          'Anomalies are watched for',
          'k8s-svc-external-ips k8s-pod-readonly-rootfs k8s-sa-automount-token k8s-pod-host-pid k8s-pod-host-ipc',
        ),
        checked(
          'CC7.4',
          'Incidents are answered',
          'k8s-pod-readonly-rootfs k8s-res-cpu-limit k8s-res-memory-limit k8s-pod-privileged k8s-pod-host-pid k8s-pod-host-ipc k8s-pod-apparmor',
        ),
      ],
    },
    {
      id: 'CC8',
      title: 'Changes',
      controls: [
        checked(
          'CC8.1',
          'Changes are approved and tested',
          'k8s-svc-external-ips k8s-sa-automount-token k8s-pod-privileged k8s-pod-host-pid k8s-pod-host-ipc',
        ),
      ],
    },
    {
      id: 'PI1',
      title: 'Processing',
      controls: [checked('PI1.3', 'Processing is complete and accurate', 'k8s-svc-external-ips')],
    },
  ],
}

/** The same criteria in Kubescape's reading; a subject appears under every criterion that it names. */
const network = 'k8s-net-workload-unprotected k8s-net-namespace-policy'
const credentials = 'k8s-secret-env-literal k8s-secret-configmap k8s-secret-command-args'
const administrators = 'k8s-rbac-cluster-admin k8s-rbac-wildcard'
const readers = 'k8s-rbac-secrets-read'

/** SOC 2 after Kubescape's framework: fewer objects, more RBAC and network. */
export const soc2Kubescape: Standard = {
  id: 'soc-2-kubescape',
  name: 'SOC 2, after Kubescape',
  version: '2017',
  group: 'regulation',
  appliesTo: 'kubernetes',
  mapping: 'vendor',
  source: 'Kubescape regolibrary, framework SOC2. It does not agree with the other readings: choose one for a report.',
  sections: [
    {
      id: 'CC1',
      title: 'Control environment',
      controls: [checked('CC1.1', 'The organization shows integrity', 'k8s-cluster-pv-encryption')],
    },
    {
      id: 'CC6',
      title: 'Access',
      controls: [
        checked(
          'CC6.1',
          'Access to what is protected is limited',
          `${network} ${credentials} ${readers} ${administrators} k8s-ing-tls`,
        ),
        checked('CC6.2', 'Who gets access is registered first', administrators),
        checked('CC6.6', 'Threats from outside are held off', `${network} ${credentials} ${readers} k8s-ing-tls`),
        checked(
          'CC6.7',
          'Information is protected on its way',
          `${credentials} ${readers} ${administrators} k8s-ing-tls k8s-cluster-pv-encryption`,
        ),
        checked('CC6.8', 'Software that was not approved is kept out', `${administrators} k8s-cluster-audit-logs`),
      ],
    },
    {
      id: 'CC7',
      title: 'Operation',
      controls: [
        checked('CC7.1', 'Changes that open holes are noticed', 'k8s-cluster-audit-logs'),
        checked('CC7.2', 'Anomalies are watched for', `${network} k8s-cluster-audit-logs`),
      ],
    },
  ],
}
