import { checked, type Standard } from './framework'

/**
 * Kubernetes Hardening Guidance of the NSA and CISA, August 2022. It numbers nothing, so the codes are ours; the
 * sections are its chapters.
 */
export const nsaCisa: Standard = {
  id: 'nsa-cisa-1.2',
  name: 'NSA and CISA Kubernetes Hardening Guidance',
  version: '1.2',
  group: 'hardening',
  appliesTo: 'kubernetes',
  mapping: 'own',
  source: 'NSA and CISA, Cybersecurity Technical Report, version 1.2. The codes and the mapping are ours.',
  sections: [
    {
      id: 'pods',
      title: 'Pods',
      controls: [
        checked(
          'PS-root',
          'Containers run as another user than root',
          `
          k8s-pod-run-as-non-root k8s-pod-run-as-user-zero k8s-pod-root-group k8s-pod-image-user-root
          k8s-pod-high-uid k8s-pod-windows-administrator k8s-pod-user-namespace k8s-pod-sudo-entrypoint`,
        ),
        checked('PS-immut', 'File systems of containers cannot be written', 'k8s-pod-readonly-rootfs'),
        checked(
          'PS-img',
          'Images come from known places, are pinned, signed and scanned',
          `
          k8s-img-trusted-registry k8s-img-latest-tag k8s-img-digest-pinned k8s-img-pull-policy k8s-img-signature
          image-vulnerabilities`,
        ),
        checked(
          'PS-enf',
          'Dangerous settings of pods are refused',
          `
          k8s-pod-privileged k8s-pod-allow-privilege-escalation k8s-pod-host-pid k8s-pod-host-ipc
          k8s-pod-host-network k8s-pod-host-port k8s-pod-hostpath k8s-pod-hostpath-sensitive
          k8s-pod-hostpath-writable k8s-pod-runtime-socket k8s-pod-drop-all-capabilities k8s-pod-added-capabilities
          k8s-pod-cap-sys-admin k8s-pod-cap-net-raw k8s-pod-dangerous-capabilities k8s-pod-seccomp-unconfined
          k8s-pod-seccomp-default k8s-pod-apparmor k8s-pod-selinux k8s-pod-proc-mount k8s-pod-sysctls
          k8s-pod-volume-types k8s-pod-windows-host-process k8s-pod-share-process-namespace k8s-pod-linux-hardening
          k8s-ns-psa-missing k8s-ns-psa-privileged k8s-cluster-policy-engine k8s-cluster-webhook-ignore
          k8s-cluster-webhook-external k8s-cluster-vap-audit-only`,
        ),
        checked(
          'PS-token',
          'Tokens of service accounts are given only where used',
          `
          k8s-sa-automount-token k8s-sa-default-used k8s-sa-default-automount k8s-sa-long-lived-token
          k8s-sa-token-lifetime`,
        ),
      ],
    },
    {
      id: 'net',
      title: 'Network and control plane',
      controls: [
        checked('NET-ns', 'Work is kept apart by namespaces', 'k8s-ns-default k8s-ns-system-workload'),
        checked(
          'NET-pol',
          'Traffic is limited by network policies',
          `
          k8s-net-namespace-policy k8s-net-workload-unprotected k8s-net-default-deny k8s-net-policy-open
          k8s-net-policy-dangling k8s-cluster-cni-policy k8s-svc-allowed-ports k8s-svc-public-lb
          k8s-svc-lb-source-ranges k8s-svc-nodeport k8s-svc-external-ips k8s-svc-exposed-sensitive
          k8s-svc-unprotected-exposure k8s-ing-host k8s-ing-snippets`,
        ),
        checked(
          'NET-res',
          'Every workload has its limits',
          `
          k8s-res-cpu-limit k8s-res-memory-limit k8s-res-limit-maximum k8s-res-cpu-request k8s-res-memory-request
          k8s-res-ephemeral-storage k8s-res-priority-class k8s-ns-quota k8s-ns-limitrange`,
        ),
        checked(
          'NET-cp',
          'The control plane is closed to others',
          `
          k8s-cluster-node-public-ip k8s-cluster-public-api cp-apiserver-kubelet-client-cert
          cp-apiserver-kubelet-ca cp-cm-gc-threshold cp-cm-profiling cp-cm-sa-credentials cp-cm-sa-private-key
          cp-cm-root-ca cp-cm-rotate-kubelet-server cp-cm-bind-address cp-sched-profiling cp-sched-bind-address
          cp-etcd-cert cp-etcd-client-cert-auth cp-etcd-auto-tls cp-etcd-peer-cert cp-etcd-peer-client-auth
          cp-etcd-peer-auto-tls cp-etcd-unique-ca node-kubelet-read-only-port`,
        ),
        checked(
          'NET-enc',
          'Traffic and stored data are encrypted',
          `
          k8s-secret-tls-expiry k8s-ing-tls k8s-gw-tls k8s-cluster-apiservice-insecure k8s-cluster-pv-encryption
          k8s-cluster-etcd-encryption cp-apiserver-encryption-config cp-apiserver-ciphers`,
        ),
        checked(
          'NET-sec',
          'Secrets lie where secrets belong',
          `
          k8s-secret-env-literal k8s-secret-configmap k8s-secret-env-ref k8s-secret-command-args
          k8s-secret-last-applied k8s-secret-external-store k8s-secret-unused`,
        ),
        checked('NET-cloud', 'Pods cannot reach the metadata service of the cloud', 'k8s-net-imds'),
      ],
    },
    {
      id: 'auth',
      title: 'Authentication and authorization',
      controls: [
        checked(
          'AA-authn',
          'Nobody acts without a name',
          `
          k8s-rbac-anonymous k8s-rbac-masters-group cp-apiserver-anonymous-auth cp-apiserver-token-auth-file
          node-kubelet-anonymous`,
        ),
        checked(
          'AA-rbac',
          'Everybody may do only what they need',
          `
          k8s-sa-privileged-workload k8s-rbac-cluster-admin k8s-rbac-wildcard k8s-rbac-secrets-read
          k8s-rbac-create-workloads k8s-rbac-pod-exec k8s-rbac-port-forward k8s-rbac-ephemeral-containers
          k8s-rbac-escalate-bind k8s-rbac-impersonate k8s-rbac-nodes-proxy k8s-rbac-csr-approval k8s-rbac-webhooks
          k8s-rbac-token-create k8s-rbac-pv-create k8s-rbac-write k8s-rbac-all-authenticated k8s-rbac-default-sa
          k8s-rbac-delete k8s-rbac-coredns k8s-rbac-networking k8s-rbac-endpoints-aggregate k8s-rbac-dangling
          k8s-rbac-dashboard k8s-rbac-subject-effective k8s-cluster-tiller cp-apiserver-authz-always-allow
          cp-apiserver-authz-rbac cp-apiserver-authz-node`,
        ),
      ],
    },
    {
      id: 'log',
      title: 'Audit logging',
      controls: [
        checked(
          'LOG',
          'The audit log is on and kept',
          `
          k8s-cluster-audit-logs cp-apiserver-audit-log-path cp-apiserver-audit-maxage cp-apiserver-audit-maxbackup
          cp-apiserver-audit-maxsize`,
        ),
      ],
    },
    {
      id: 'upgrade',
      title: 'Upgrades and application security',
      controls: [
        checked(
          'UPG',
          'Cluster, nodes and applications are up to date',
          `
          k8s-res-deprecated-api k8s-img-deprecated-registry k8s-img-stale k8s-ing-eol-controller
          k8s-cluster-version k8s-cluster-node-version`,
        ),
      ],
    },
  ],
}
