/**
 * Kinds of alerts that Falco's rules over the audit log raise, and our own detections of the same thing. Both keep
 * their ids; where the two are connected one trouble comes twice, and one of them may be suppressed.
 */
const detectionsOf: Readonly<Record<string, readonly string[]>> = {
  K8S_PrivilegedContainer: ['k8s-privileged-container'],
  K8S_SensitiveMount: ['k8s-sensitive-hostpath', 'k8s-runtime-socket-mount', 'k8s-cloud-credential-mount'],
  Falco_CreateHostNetworkPod: ['k8s-host-network', 'k8s-host-pid', 'k8s-host-ipc'],
  Falco_CreateDisallowedPod: ['k8s-unapproved-registry'],
  K8S_KubeSystemContainer: ['k8s-pod-in-system-namespace'],
  Falco_ServiceAccountCreatedInKubeNamespace: ['k8s-sa-created-in-system-namespace'],
  Falco_CreateDisallowedNamespace: ['k8s-namespace-created'],
  Falco_CreateNodePortService: ['k8s-nodeport-created'],
  Falco_CreateModifyConfigmapWithPrivateCredentials: ['k8s-configmap-credentials'],
  Falco_IngressObjectWithoutTLSCertificateCreated: ['k8s-ingress-no-tls'],
  Falco_FullK8sAdministrativeAccess: ['k8s-new-admin-user'],
  Falco_AnonymousRequestAllowed: ['k8s-anonymous-access-allowed'],
  Falco_AttachExecPod: [
    'k8s-pod-exec',
    'k8s-pod-exec-by-serviceaccount',
    'k8s-exec-in-system-namespace',
    'k8s-pod-attach',
  ],
  Falco_PortForward: ['k8s-port-forward'],
  Falco_EphemeralContainersCreated: ['k8s-ephemeral-container', 'k8s-ephemeral-container-privileged'],
  K8S_ClusterAdminBinding: ['k8s-cluster-admin-binding'],
  K8S_HighPrivilegesRole: ['k8s-wildcard-role', 'k8s-write-role', 'k8s-pod-exec-role'],
  Falco_SystemClusterRoleModifiedDeleted: ['k8s-system-role-modified'],
  Falco_K8sSecretGetSuccessfully: ['k8s-secret-read-sensitive', 'k8s-secret-get-burst'],
  Falco_K8sSecretGetUnsuccessfullyTried: ['k8s-secret-denied-burst'],
  Falco_UntrustedNodeSuccessfullyJoinedTheCluster: ['k8s-unknown-node-joined'],
}

/** The kinds of alerts of another source that mean the same as this one, by id; of those that exist. */
export function sameMeaning(id: string, exists: (id: string) => boolean): string[] {
  const own = Object.hasOwn(detectionsOf, id) ? detectionsOf[id] : undefined
  const others = own ?? Object.keys(detectionsOf).filter((falco) => detectionsOf[falco]?.includes(id))
  return others.filter(exists)
}
