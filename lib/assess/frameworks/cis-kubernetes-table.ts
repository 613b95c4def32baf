/**
 * One line per control: its id in version 1.12, what it asks for in our words, the checks that decide it. Ids of
 * other versions follow in `cis-kubernetes.ts`. The benchmark's own text is not free, so none of it stands here.
 */
export const apiServer = `
1.2.1 | The API server serves no anonymous requests | cp-apiserver-anonymous-auth
1.2.2 | The API server takes no tokens from a file | cp-apiserver-token-auth-file
1.2.3 | Services cannot claim outside addresses | k8s-svc-external-ips cp-apiserver-deny-external-ips
1.2.4 | The API server shows kubelets a client certificate | cp-apiserver-kubelet-client-cert
1.2.5 | The API server verifies the certificates of kubelets | cp-apiserver-kubelet-ca
1.2.6 | Requests are never allowed blindly | cp-apiserver-authz-always-allow
1.2.7 | The Node authorizer holds kubelets to their own objects | cp-apiserver-authz-node
1.2.8 | Requests are judged by RBAC | cp-apiserver-authz-rbac
1.2.9 | Floods of events are limited at admission | cp-apiserver-event-rate-limit
1.2.10 | Admission does not let everything in | cp-apiserver-always-admit
1.2.11 | Images are pulled anew for each pod | k8s-img-pull-policy cp-apiserver-always-pull-images
1.2.12 | Admission of service accounts is on | cp-apiserver-sa-plugin
1.2.13 | Nothing is made in a namespace that is going | cp-apiserver-ns-lifecycle
1.2.14 | Kubelets change their own node alone | cp-apiserver-node-restriction
1.2.15 | The API server offers no profiling | cp-apiserver-profiling
1.2.16 | The API server writes an audit log | k8s-cluster-audit-logs cp-apiserver-audit-log-path
1.2.17 | Audit logs are kept long enough | cp-apiserver-audit-maxage
1.2.18 | Enough old audit logs are kept | cp-apiserver-audit-maxbackup
1.2.19 | Audit logs turn over at a fitting size | cp-apiserver-audit-maxsize
1.2.20 | Requests time out reasonably | cp-apiserver-request-timeout
1.2.21 | Deleted service accounts lose their tokens at once | cp-apiserver-sa-lookup
1.2.22 | Tokens of service accounts are verified with a key of their own | cp-apiserver-sa-key-file
1.2.23 | The API server shows etcd a client certificate | cp-apiserver-etcd-certs
1.2.24 | The API server has a serving certificate | cp-apiserver-tls-cert
1.2.25 | The API server knows the authority of its clients | cp-apiserver-client-ca
1.2.26 | The API server verifies the certificate of etcd | cp-apiserver-etcd-ca
1.2.27 | Secrets are encrypted before they are stored | k8s-cluster-etcd-encryption cp-apiserver-encryption-config
1.2.28 | That encryption is a strong one | k8s-cluster-etcd-encryption cp-apiserver-encryption-provider
1.2.29 | The API server speaks strong ciphers only | cp-apiserver-ciphers
1.2.30 | Tokens of service accounts are not prolonged | cp-apiserver-extend-token-expiration`

export const controllers = `
1.3.1 | Finished pods are cleared away | cp-cm-gc-threshold
1.3.2 | The controller manager offers no profiling | cp-cm-profiling
1.3.3 | Each controller acts as a service account of its own | cp-cm-sa-credentials
1.3.4 | Tokens are signed with a key of their own | cp-cm-sa-private-key
1.3.5 | Pods are given the root certificate to verify the API server | cp-cm-root-ca
1.3.6 | Kubelets get new serving certificates in time | cp-cm-rotate-kubelet-server
1.3.7 | The controller manager listens on loopback alone | cp-cm-bind-address`

export const scheduler = `
1.4.1 | The scheduler offers no profiling | cp-sched-profiling
1.4.2 | The scheduler listens on loopback alone | cp-sched-bind-address`

export const etcd = `
2.1 | etcd serves over TLS | cp-etcd-cert
2.2 | etcd asks clients for a certificate | cp-etcd-client-cert-auth
2.3 | etcd does not sign its own client certificates | cp-etcd-auto-tls
2.4 | etcd members speak TLS with each other | cp-etcd-peer-cert
2.5 | etcd members ask each other for a certificate | cp-etcd-peer-client-auth
2.6 | etcd does not sign its own peer certificates | cp-etcd-peer-auto-tls
2.7 | etcd has a certificate authority of its own | cp-etcd-unique-ca`

export const users = `
3.1.1 | People do not sign in with client certificates |
3.1.2 | People do not sign in with tokens of service accounts | k8s-sa-long-lived-token
3.1.3 | People do not sign in with bootstrap tokens |`
export const auditPolicy = `
3.2.1 | There is an audit policy | k8s-cluster-audit-logs`
export const auditContent = `
3.2.2 | The audit policy covers what matters |`

export const kubelet = `
4.2.1 | The kubelet serves no anonymous requests | node-kubelet-anonymous
4.2.2 | The kubelet does not allow requests blindly | node-kubelet-authz
4.2.3 | The kubelet knows the authority of its clients | node-kubelet-client-ca
4.2.4 | The open port of the kubelet is shut | node-kubelet-read-only-port
4.2.5 | Idle streams of the kubelet end | node-kubelet-streaming-timeout
4.2.6 | The kubelet keeps its network rules in place | node-kubelet-iptables-chains
4.2.7 | Nodes keep their own names | node-kubelet-hostname-override
4.2.8 | The kubelet reports events at a fitting rate | node-kubelet-event-qps
4.2.9 | The kubelet has a serving certificate | node-kubelet-tls
4.2.10 | The kubelet renews its client certificate | node-kubelet-rotate-certs
4.2.11 | The kubelet renews its serving certificate | node-kubelet-rotate-server-cert
4.2.12 | The kubelet speaks strong ciphers only | node-kubelet-ciphers
4.2.13 | A pod can start only so many processes | node-kubelet-pod-pids
4.2.14 | Pods get the runtime's seccomp profile unless they name another | node-kubelet-seccomp-default
4.2.15 | The service of the kubelet refuses addresses that it does not need |`

export const proxy = `
4.3.1 | Metrics of kube-proxy are served on loopback alone | node-proxy-metrics-bind`

export const rbac = `
5.1.1 | cluster-admin is held only by those who must | k8s-sa-privileged-workload k8s-rbac-cluster-admin k8s-rbac-subject-effective
5.1.2 | Few may read secrets | k8s-rbac-secrets-read
5.1.3 | Roles name what they allow, without wildcards | k8s-rbac-wildcard
5.1.4 | Few may make workloads | k8s-rbac-create-workloads
5.1.5 | Default service accounts are not used | k8s-sa-default-used k8s-sa-default-automount k8s-rbac-default-sa
5.1.6 | Tokens are mounted only where they are used | k8s-sa-automount-token k8s-sa-long-lived-token k8s-sa-token-lifetime
5.1.7 | Nobody is in the group system:masters | k8s-rbac-masters-group
5.1.8 | Few may raise their own rights | k8s-rbac-escalate-bind k8s-rbac-impersonate k8s-rbac-write
5.1.9 | Few may make persistent volumes | k8s-rbac-pv-create
5.1.10 | Few may reach kubelets through the API server | k8s-rbac-nodes-proxy
5.1.11 | Few may approve certificates | k8s-rbac-csr-approval
5.1.12 | Few may change admission webhooks | k8s-rbac-webhooks
5.1.13 | Few may issue tokens | k8s-rbac-token-create
5.1.14 | Roles name parts of the kubelet's API instead of all of it | k8s-rbac-nodes-proxy`

export const podSecurity = `
5.2.1 | Something enforces what pods may do | k8s-ns-psa-missing k8s-cluster-policy-engine k8s-cluster-vap-audit-only
5.2.2 | No privileged containers | k8s-pod-privileged k8s-ns-psa-privileged
5.2.3 | The process namespace of nodes is not shared | k8s-pod-host-pid
5.2.4 | The IPC namespace of nodes is not shared | k8s-pod-host-ipc
5.2.5 | The network of nodes is not shared | k8s-pod-host-network
5.2.6 | Containers cannot gain privileges | k8s-pod-allow-privilege-escalation
5.2.7 | Containers do not run as root | k8s-pod-run-as-non-root k8s-pod-run-as-user-zero k8s-pod-image-user-root
5.2.8 | Containers cannot write raw packets | k8s-pod-cap-net-raw
5.2.9 | All capabilities are dropped | k8s-pod-drop-all-capabilities
5.2.10 | No Windows HostProcess containers | k8s-pod-windows-host-process
5.2.11 | No volumes from the file system of nodes | k8s-pod-hostpath k8s-pod-hostpath-sensitive
5.2.12 | No ports of nodes | k8s-pod-host-port`
export const addedCapabilities = `
5.2.9 | No capabilities are added | k8s-pod-added-capabilities k8s-pod-cap-sys-admin k8s-pod-dangerous-capabilities`

export const networkPolicies = `
5.3.1 | The network of the cluster enforces policies | k8s-cluster-cni-policy
5.3.2 | Every namespace has network policies | k8s-net-namespace-policy k8s-net-workload-unprotected k8s-net-default-deny k8s-net-policy-open k8s-svc-unprotected-exposure`
export const secrets = `
5.4.1 | Secrets come as files, not as variables | k8s-secret-env-literal k8s-secret-configmap k8s-secret-env-ref k8s-secret-command-args
5.4.2 | Secrets lie in a store of their own | k8s-secret-external-store`
export const admission = `
5.5.1 | Where images come from is checked at admission | k8s-img-trusted-registry k8s-img-signature`
export const general = `
5.6.1 | Namespaces part the work | k8s-ns-system-workload
5.6.2 | Pods have a seccomp profile | k8s-pod-seccomp-unconfined k8s-pod-seccomp-default
5.6.3 | Pods have a security context | k8s-pod-readonly-rootfs k8s-pod-linux-hardening
5.6.4 | The default namespace is empty | k8s-ns-default`

export const controlPlaneFiles = `
1.1.1 | Manifest of the API server: permissions | node-file-apiserver-manifest-mode
1.1.2 | Manifest of the API server: owner | node-file-apiserver-manifest-owner
1.1.3 | Manifest of the controller manager: permissions | node-file-controller-manager-manifest-mode
1.1.4 | Manifest of the controller manager: owner | node-file-controller-manager-manifest-owner
1.1.5 | Manifest of the scheduler: permissions | node-file-scheduler-manifest-mode
1.1.6 | Manifest of the scheduler: owner | node-file-scheduler-manifest-owner
1.1.7 | Manifest of etcd: permissions | node-file-etcd-manifest-mode
1.1.8 | Manifest of etcd: owner | node-file-etcd-manifest-owner
1.1.9 | Network plug-in files: permissions | node-file-cni-mode
1.1.10 | Network plug-in files: owner | node-file-cni-owner
1.1.11 | Data folder of etcd: permissions | node-file-etcd-data-mode
1.1.12 | Data folder of etcd: owner | node-file-etcd-data-owner
1.1.13 | Credentials of the administrator: permissions | node-file-admin-conf-mode
1.1.14 | Credentials of the administrator: owner | node-file-admin-conf-owner
1.1.15 | Credentials of the scheduler: permissions | node-file-scheduler-conf-mode
1.1.16 | Credentials of the scheduler: owner | node-file-scheduler-conf-owner
1.1.17 | Credentials of the controller manager: permissions | node-file-controller-manager-conf-mode
1.1.18 | Credentials of the controller manager: owner | node-file-controller-manager-conf-owner
1.1.19 | Folder of keys and certificates: owner | node-file-pki-owner
1.1.20 | Certificates: permissions | node-file-pki-certificates-mode
1.1.21 | Keys: permissions | node-file-pki-keys-mode`

export const workerFiles = `
4.1.1 | Service file of the kubelet: permissions | node-file-kubelet-service-mode
4.1.2 | Service file of the kubelet: owner | node-file-kubelet-service-owner
4.1.3 | Credentials of kube-proxy: permissions | node-file-proxy-conf-mode
4.1.4 | Credentials of kube-proxy: owner | node-file-proxy-conf-owner
4.1.5 | Credentials of the kubelet: permissions | node-file-kubelet-conf-mode
4.1.6 | Credentials of the kubelet: owner | node-file-kubelet-conf-owner
4.1.7 | Client authority of the kubelet: permissions | node-file-kubelet-ca-mode
4.1.8 | Client authority of the kubelet: owner | node-file-kubelet-ca-owner
4.1.9 | Settings of the kubelet: permissions | node-file-kubelet-config-mode
4.1.10 | Settings of the kubelet: owner | node-file-kubelet-config-owner`
