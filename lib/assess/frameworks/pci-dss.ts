import { checked, type Standard } from './framework'

/** PCI DSS, as one vendor reads it into settings of Kubernetes objects. */
export const pciDss: Standard = {
  id: 'pci-dss-4.0.1',
  name: 'PCI DSS',
  version: '4.0.1',
  group: 'regulation',
  appliesTo: 'kubernetes',
  mapping: 'vendor',
  source: 'Microsoft, Azure Policy initiative “PCI DSS v4.0.1” 1.6.0, only its rules for objects of Kubernetes.',
  sections: [
    {
      id: '1',
      title: 'Network',
      controls: [
        checked(
          '1.2.5',
          'Only approved services, protocols and ports',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-pod-allow-privilege-escalation k8s-pod-hostpath k8s-ns-default',
        ),
        checked('1.4.1', 'Controls stand between trusted and untrusted networks', 'k8s-pod-host-pid k8s-pod-host-ipc'),
        checked(
          '1.4.4',
          'Stored card data cannot be reached from untrusted networks',
          'k8s-pod-hostpath k8s-ns-default',
        ),
      ],
    },
    {
      id: '2',
      title: 'Settings',
      controls: [
        checked('2.2.1', 'Settings follow a written standard', 'k8s-ns-default k8s-pod-privileged'),
        checked(
          '2.2.4',
          'Only needed functions are switched on',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-pod-allow-privilege-escalation k8s-pod-hostpath k8s-ns-default k8s-pod-host-pid k8s-pod-host-ipc',
        ),
      ],
    },
    {
      id: '6',
      title: 'Software',
      controls: [
        checked(
          '6.4.1',
          'Public web applications are protected against known attacks',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities',
        ),
      ],
    },
    {
      id: '7',
      title: 'Access',
      controls: [
        checked(
          '7.2.1',
          'There is a model of who may do what',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-sa-automount-token',
        ),
        checked(
          '7.2.2',
          'Rights follow the work of a person',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-sa-automount-token',
        ),
        checked('7.2.3', 'Rights are approved', 'k8s-ns-default'),
        checked('7.2.4', 'Rights of people are reviewed', 'k8s-ns-default'),
        checked(
          '7.2.5',
          'Rights of applications are as few as possible',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-sa-automount-token',
        ),
        checked('7.2.5.1', 'Rights of applications are reviewed', 'k8s-ns-default'),
        checked(
          '7.2.6',
          'Few may query stored card data',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-sa-automount-token',
        ),
        checked(
          '7.3.1',
          'A system limits rights to what is needed',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-sa-automount-token',
        ),
      ],
    },
    {
      id: '10',
      title: 'Logging',
      controls: [
        checked(
          '10.3.4',
          'Changes of audit logs are noticed',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-pod-host-pid k8s-pod-host-ipc k8s-pod-apparmor',
        ),
      ],
    },
    {
      id: '11',
      title: 'Testing',
      controls: [
        checked(
          '11.3.1',
          'Internal scans find vulnerabilities',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities',
        ),
        checked(
          '11.3.1.1',
          'Lesser vulnerabilities are handled by risk',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities',
        ),
        checked('11.3.1.2', 'Internal scans sign in', 'k8s-pod-allow-privilege-escalation'),
        checked(
          '11.4.4',
          'What penetration tests find is mended',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities',
        ),
        checked(
          '11.5.1',
          'Intrusions are noticed or stopped',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-pod-host-pid k8s-pod-host-ipc',
        ),
        checked(
          '11.5.1.1',
          'Hidden channels of malware are noticed',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities',
        ),
        checked(
          '11.5.2',
          'Changes of critical files are noticed',
          'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities k8s-pod-host-pid k8s-pod-host-ipc k8s-pod-apparmor',
        ),
      ],
    },
    {
      id: '12',
      title: 'Organization',
      controls: [checked('12.4.2', 'Duties are reviewed every quarter', 'k8s-pod-host-pid k8s-pod-host-ipc')],
    },
  ],
}

/**
 * Guidance for containers and orchestration tools of the PCI SSC: advice, not requirements. It numbers threats and
 * practices by area; the codes and the mapping are ours.
 */
export const pciContainers: Standard = {
  id: 'pci-containers-1.0',
  name: 'PCI SSC guidance for containers',
  version: '1.0',
  group: 'regulation',
  appliesTo: 'kubernetes',
  mapping: 'own',
  source:
    'PCI SSC, Guidance for Containers and Container Orchestration Tools, September 2022: advice, not requirements. Areas as we read them; mapping ours.',
  sections: [
    {
      id: 'areas',
      title: 'Areas',
      controls: [
        checked(
          'authentication',
          'Nobody and nothing acts without a name',
          'k8s-rbac-anonymous k8s-sa-automount-token k8s-sa-long-lived-token k8s-rbac-masters-group cp-apiserver-anonymous-auth',
        ),
        checked(
          'authorization',
          'Rights are few',
          'k8s-rbac-cluster-admin k8s-rbac-wildcard k8s-rbac-escalate-bind k8s-rbac-secrets-read',
        ),
        checked(
          'workload-security',
          'Workloads cannot reach the host',
          'k8s-pod-privileged k8s-pod-run-as-non-root k8s-pod-allow-privilege-escalation k8s-pod-hostpath',
        ),
        checked(
          'network-security',
          'Traffic is limited and parted',
          'k8s-net-namespace-policy k8s-net-default-deny k8s-net-workload-unprotected k8s-svc-public-lb',
        ),
        checked('pki', 'Certificates are valid and well kept', 'k8s-secret-tls-expiry k8s-ing-tls cp-etcd-unique-ca'),
        checked(
          'secrets-management',
          'Secrets lie where secrets belong',
          'k8s-secret-env-literal k8s-secret-configmap k8s-cluster-etcd-encryption',
        ),
        checked('orchestration-auditing', 'What happens is recorded', 'k8s-cluster-audit-logs'),
        checked(
          'runtime-security',
          'Running containers are confined',
          'k8s-pod-seccomp-default k8s-pod-apparmor k8s-pod-readonly-rootfs',
        ),
        checked(
          'patching',
          'Versions are current',
          'k8s-cluster-version k8s-cluster-node-version image-vulnerabilities',
        ),
        checked('resource-management', 'Resources are limited', 'k8s-res-cpu-limit k8s-res-memory-limit k8s-ns-quota'),
        checked(
          'image-building',
          'Images are built and kept safely',
          'k8s-pod-image-user-root k8s-img-signature k8s-img-trusted-registry k8s-img-digest-pinned',
        ),
        checked('configuration-management', 'Settings are enforced', 'k8s-cluster-policy-engine k8s-ns-psa-missing'),
      ],
    },
  ],
}
