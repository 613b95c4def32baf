/** Types of alerts by what was done, as steps of several rules name them. */

/** Something that should be inside can be reached from outside. */
export const exposed = [
  'k8s-exposed-dashboard',
  'k8s-exposed-sensitive-app',
  'k8s-exposed-kubeflow',
  'k8s-public-loadbalancer',
  'k8s-nodeport-created',
  'k8s-anonymous-access-allowed',
  'k8s-anonymous-binding',
  'K8S_ExposedDashboard',
  'K8S_ExposedKubeflow',
  'K8S_ExposedService',
  'K8S.NODE_KubernetesDashboard',
  'Falco_CreateNodePortService',
  'Falco_AnonymousRequestAllowed',
] as const

/** A token, or what leads to one, came into other hands. */
export const tokenTaken = [
  'k8s-exec-sa-token-read',
  'k8s-exec-imds',
  'k8s-exec-sensitive-file',
  'k8s-token-request',
  'k8s-legacy-token-secret',
  'k8s-sa-token-outside-cluster',
  'k8s-sa-token-multi-ip',
  'k8s-kubeconfig-from-new-client',
  'K8S.NODE_KubernetesAPI',
  'K8S.NODE_ImdsCall',
  'K8S.NODE_KubeConfigAccess',
  'Falco_ReadEnvironmentVariableFromProcFiles',
] as const

/** Someone types commands inside a workload. */
export const controlled = [
  'k8s-exec-reverse-shell',
  'k8s-pod-exec-by-serviceaccount',
  'K8S.NODE_ReverseShell',
  'K8S.NODE_Webshell',
  'Falco_TerminalShellInContainer',
  'Falco_RunShellUntrusted',
] as const

/** Trying out what an identity may do. */
export const probed = [
  'k8s-unauthorized-burst',
  'k8s-permission-enumeration',
  'k8s-resource-recon',
  'k8s-secret-denied-burst',
  'k8s-sa-rare-operation',
  'k8s-pentest-user-agent',
  'Falco_K8sSecretGetUnsuccessfullyTried',
] as const

/** Secrets were read. */
export const secretsRead = [
  'k8s-secrets-list-all',
  'k8s-secret-get-burst',
  'k8s-secret-read-sensitive',
  'k8s-secret-scripting-agent',
  'Falco_K8sSecretGetSuccessfully',
] as const

/** Someone gave rights, to themselves or to an account they hold. */
export const rightsGiven = [
  'k8s-cluster-admin-binding',
  'k8s-masters-group-binding',
  'k8s-privileged-role-binding',
  'k8s-anonymous-binding',
  'k8s-wildcard-role',
  'k8s-secrets-role',
  'k8s-escalation-role',
  'k8s-credential-minting-role',
  'k8s-rbac-write-by-serviceaccount',
  'k8s-default-sa-binding',
  'K8S_ClusterAdminBinding',
  'K8S_HighPrivilegesRole',
] as const

/** Machines earn money for someone else. */
export const mined = [
  'k8s-miner-image',
  'K8S_MaliciousContainerImage',
  'K8S.NODE_DigitalCurrencyMining',
  'K8S.NODE_CryptoCoinMinerExecution',
  'K8S.NODE_CryptoCoinMinerArtifacts',
  'K8S.NODE_CryptoCoinMinerDownload',
] as const

/** A container was made so that it can leave its walls. */
export const wayOut = [
  'k8s-privileged-container',
  'k8s-combined-escape-pod',
  'k8s-sensitive-hostpath',
  'k8s-runtime-socket-mount',
  'k8s-host-pid',
  'k8s-dangerous-capabilities',
  'k8s-node-debugger-pod',
  'k8s-ephemeral-container-privileged',
  'K8S_PrivilegedContainer',
  'K8S_SensitiveMount',
  'K8S.NODE_PrivilegedContainerArtifacts',
  'Falco_LaunchSensitiveMountContainer',
] as const

/** A process left its container. */
export const escaped = [
  'K8S.NODE_NamespaceCreation',
  'Falco_DetectReleaseAgentFileContainerEscapes',
  'Falco_DebugfsLaunchedInPrivilegedContainer',
  'Falco_MountLaunchedInPrivilegedContainer',
  'Falco_PrivilegedContainerDeviceAccess',
  'Falco_ContainerAccessToHostSensitivePaths',
  'Falco_ChangeThreadNamespace',
  'Falco_LinuxKernelModuleInjectionDetected',
] as const

/** What is done on a node, or with what a node holds. */
export const onNode = [
  'k8s-node-identity-misuse',
  'k8s-node-proxy',
  'k8s-mirror-pod-outside-controlplane',
  'K8S.NODE_KubeConfigAccess',
  'K8S.NODE_SuspectPasswordFileAccess',
  'K8S.NODE_SshKeyAccess',
  'K8S.NODE_SuspectUserAddition',
  'Falco_ReadSshInformation',
  'Falco_ScheduleCronJobs',
  'Falco_WriteBelowEtc',
] as const

/** Records of what happened were removed. */
export const tracesRemoved = [
  'k8s-events-deleted',
  'K8S_DeleteEvents',
  'K8S.NODE_SystemLogRemoval',
  'K8S.NODE_HistoryFileCleared',
  'Falco_RemoveBulkDataFromDisk',
] as const

/** Whoever would have noticed was switched off. */
export const watchersDisabled = [
  'k8s-audit-self-tamper',
  'k8s-security-agent-tamper',
  'k8s-policy-engine-tamper',
  'k8s-detector-heartbeat-lost',
  'K8S.NODE_SuspectProcessTermination',
] as const

/** An image of someone else's choosing was put to work. */
export const foreignImage = [
  'k8s-miner-image',
  'k8s-offensive-tool-image',
  'k8s-unapproved-registry',
  'k8s-image-swap',
  'k8s-suspicious-entrypoint',
  'K8S_MaliciousContainerImage',
  'Falco_CreateDisallowedPod',
  'Falco_LaunchDisallowedContainer',
] as const

/** What a program does that is no service of yours. */
export const misbehaved = [
  'K8S.NODE_DigitalCurrencyMining',
  'K8S.NODE_CryptoCoinMinerExecution',
  'K8S.NODE_CryptoCoinMinerArtifacts',
  'K8S.NODE_ReverseShell',
  'K8S.NODE_KnownLinuxAttackTool',
  'K8S.NODE_KubernetesAPI',
  'K8S.NODE_ImdsCall',
  'K8S.NODE_SuspectDownloadArtifacts',
  'Falco_OutboundConnectionToC2Servers',
  'Falco_DropAndExecuteNewBinaryInContainer',
  'Falco_FilelessExecutionViaMemfdCreate',
  'Falco_ExecutionFromDevShm',
  'Falco_UnexpectedOutboundConnectionDestination',
  'k8s-exec-reverse-shell',
  'k8s-exec-download',
] as const
