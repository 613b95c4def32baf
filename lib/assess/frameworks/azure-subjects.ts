/**
 * What the rules for Kubernetes objects in Microsoft's Azure Policy initiatives look at, in a word, and our checks
 * of the same. The word stands for the rule's GUID in the tables of `further.ts`.
 */
export const azureSubjects: Readonly<Record<string, { title: string; checks: string }>> = {
  privileged: { title: 'Privileged containers', checks: 'k8s-pod-privileged' },
  hostns: { title: 'Namespaces of nodes', checks: 'k8s-pod-host-pid k8s-pod-host-ipc' },
  hostnet: { title: 'Network of nodes', checks: 'k8s-pod-host-network k8s-pod-host-port' },
  escalation: { title: 'Privilege escalation', checks: 'k8s-pod-allow-privilege-escalation' },
  hostpath: { title: 'Volumes of nodes', checks: 'k8s-pod-hostpath' },
  registry: { title: 'Image origin', checks: 'k8s-img-trusted-registry' },
  root: { title: 'Root users', checks: 'k8s-pod-run-as-non-root k8s-pod-root-group' },
  apparmor: { title: 'AppArmor', checks: 'k8s-pod-apparmor' },
  capabilities: { title: 'Capabilities', checks: 'k8s-pod-drop-all-capabilities k8s-pod-added-capabilities' },
  limits: { title: 'Resource limits', checks: 'k8s-res-cpu-limit k8s-res-memory-limit' },
  ports: { title: 'Service ports', checks: 'k8s-svc-allowed-ports' },
  tls: { title: 'Ingress TLS', checks: 'k8s-ing-tls' },
  readonly: { title: 'Read-only file systems', checks: 'k8s-pod-readonly-rootfs' },
  sysadmin: { title: 'CAP_SYS_ADMIN', checks: 'k8s-pod-cap-sys-admin' },
  namespace: { title: 'Default namespace', checks: 'k8s-ns-default' },
  tokens: { title: 'Service account tokens', checks: 'k8s-sa-automount-token' },
  external: { title: 'External addresses', checks: 'k8s-svc-external-ips' },
}
