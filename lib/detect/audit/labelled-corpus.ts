/** What each file of labelled events is about, in our detections; for the test beside. */
export const covered: Readonly<Record<string, readonly string[]>> = {
  'panther-anonymous-api-access': ['k8s-anonymous-access-allowed'],
  'panther-gcp-k8s-cron-job-created-or-modified': ['k8s-cronjob-created'],
  'panther-gcp-k8s-ioc-activity': ['k8s-malicious-ip'],
  'panther-gcp-k8s-new-daemonset-deployed': ['k8s-daemonset-created'],
  'panther-gcp-k8s-pod-attached-to-node-host-network': ['k8s-host-network'],
  'panther-gcp-k8s-pod-using-host-pid-namespace': ['k8s-host-pid'],
  'panther-gcp-k8s-service-type-node-port-deployed': ['k8s-nodeport-created'],
  'panther-k8s-admission-controller-created': ['k8s-webhook-changed'],
  'panther-k8s-anonymous-api-access': ['k8s-anonymous-access-allowed'],
  'panther-k8s-client-certificate-created': ['k8s-csr-created'],
  'panther-k8s-daemonset-created': ['k8s-daemonset-created'],
  'panther-k8s-exec-into-pod': ['k8s-pod-exec', 'k8s-exec-in-system-namespace', 'k8s-pod-exec-by-serviceaccount'],
  'panther-k8s-ingress-without-tls': ['k8s-ingress-no-tls'],
  'panther-k8s-ioc-activity': ['k8s-malicious-ip'],
  'panther-k8s-pod-dangerous-capabilities': ['k8s-dangerous-capabilities'],
  'panther-k8s-pod-host-ipc': ['k8s-host-ipc'],
  'panther-k8s-pod-host-network': ['k8s-host-network'],
  'panther-k8s-privileged-pod-created': ['k8s-privileged-container'],
  'panther-k8s-role-node-proxy-permissions': ['k8s-nodes-proxy-role', 'k8s-wildcard-role'],
  'panther-k8s-role-pod-exec': ['k8s-pod-exec-role', 'k8s-wildcard-role'],
  'panther-k8s-role-write-permissions': ['k8s-write-role', 'k8s-wildcard-role'],
  'panther-k8s-secret-access-denied': ['k8s-secret-denied-burst'],
  'panther-k8s-secret-enumeration': ['k8s-secrets-list-all', 'k8s-secret-get-burst', 'k8s-secret-read-sensitive'],
  'panther-k8s-service-nodeport': ['k8s-nodeport-created'],
  'panther-k8s-steal-serviceaccount-token': ['k8s-exec-sa-token-read'],
  'panther-k8s-system-principal-public-ip': ['k8s-system-principal-public-ip'],
  'panther-system-namespace-public-ip': ['k8s-system-principal-public-ip'],
}

const noVerb =
  'The event has no verb, which every API server writes: it is refused as no audit event, and told of as such.'
const noRequest =
  'The line is not of the API server (a Deployment Manager call, or an envelope without a request), and says of no request what it was.'
const noExcuse =
  'A service account of kube-system is not excused for its place: only what Kubernetes itself installs is, for what it is there for.'
const changes = 'A change is as good as a new one: what a role or a webhook says afterwards is what counts.'

/** A label that our detections do not follow, and why. */
type Miss = { line: number; is: 'fires' | 'is silent'; test: string; because: string }

/** Every label of the corpus that is not followed; the test fails on one more, and on one less. */
export const misses: Readonly<Record<string, readonly Miss[]>> = {
  'panther-anonymous-api-access': [
    { line: 3, is: 'is silent', test: 'Anonymous API Access Web Scanner Allowed', because: noVerb },
    {
      line: 7,
      is: 'is silent',
      test: 'ELB Health Check from Public IP',
      because: 'A health path answers everybody by design, from wherever it is asked.',
    },
    { line: 8, is: 'is silent', test: 'Anonymous API Access Web Scanner Denied', because: noVerb },
  ],
  'panther-gcp-k8s-ioc-activity': [{ line: 1, is: 'is silent', test: 'triggers', because: noRequest }],
  'panther-k8s-admission-controller-created': [
    { line: 4, is: 'fires', test: 'Webhook Update (Not Create)', because: changes },
  ],
  'panther-k8s-anonymous-api-access': [
    {
      line: 3,
      is: 'is silent',
      test: 'GCP GKE Anonymous API Access',
      because:
        'Google names the caller of this line by its authority selector alone; without a user nobody can be told of.',
    },
  ],
  'panther-k8s-daemonset-created': [
    {
      line: 1,
      is: 'is silent',
      test: 'EKS DaemonSet Created',
      because:
        'The daemon set is made in kube-system, which k8s-pod-in-system-namespace tells of at a higher severity.',
    },
    {
      line: 3,
      is: 'is silent',
      test: 'GCP GKE DaemonSet Created',
      because:
        'The daemon set is made in kube-system, which k8s-pod-in-system-namespace tells of at a higher severity.',
    },
  ],
  'panther-k8s-ingress-without-tls': [
    { line: 7, is: 'fires', test: 'Updating existing ingress (not creating)', because: changes },
  ],
  'panther-k8s-pod-host-ipc': [
    {
      line: 5,
      is: 'fires',
      test: 'System Namespace with HostIPC (Excluded)',
      because: 'kube-system excuses nobody: the caller is none of the cluster’s own parts.',
    },
  ],
  'panther-k8s-privileged-pod-created': [
    {
      line: 4,
      is: 'is silent',
      test: 'Run-As-Root Pod Created',
      because: 'Running as root is posture (k8s-pod-run-as-root), not a privileged container; half of all images do.',
    },
    {
      line: 5,
      is: 'is silent',
      test: 'Pod with runAsUser=0 (root)',
      because: 'Running as root is posture (k8s-pod-run-as-root), not a privileged container; half of all images do.',
    },
    {
      line: 8,
      is: 'fires',
      test: 'Privileged Pod in System Namespace (Excluded)',
      because: 'The controller of Deployments makes ReplicaSets and never pods: its token is in other hands.',
    },
  ],
  'panther-k8s-role-node-proxy-permissions': [
    { line: 7, is: 'fires', test: 'System principal creating role (excluded)', because: noExcuse },
    { line: 9, is: 'fires', test: 'Updating existing role (not creating)', because: changes },
  ],
  'panther-k8s-role-pod-exec': [
    { line: 6, is: 'fires', test: 'System principal creating role (excluded)', because: noExcuse },
    { line: 8, is: 'fires', test: 'Updating existing role (not creating)', because: changes },
  ],
  'panther-k8s-role-write-permissions': [
    {
      line: 2,
      is: 'is silent',
      test: 'AKS Role with create and update on pods',
      because: 'A Role, not a ClusterRole: what may be written in one namespace is for its owners to say.',
    },
    {
      line: 3,
      is: 'is silent',
      test: 'GKE ClusterRole with deletecollection',
      because: 'It deletes config maps alone: the detection asks for workloads, roles or nodes.',
    },
    {
      line: 4,
      is: 'is silent',
      test: 'EKS Role with mixed read and write permissions',
      because: 'A Role, not a ClusterRole: what may be written in one namespace is for its owners to say.',
    },
    { line: 6, is: 'fires', test: 'System principal creating role (excluded)', because: noExcuse },
    { line: 8, is: 'fires', test: 'Updating existing role (not creating)', because: changes },
  ],
  'panther-k8s-secret-access-denied': [
    {
      line: 1,
      is: 'is silent',
      test: 'EKS failed secret get (403 Forbidden)',
      because:
        'One refusal is a mistake; twenty, or five namespaces, are a search. The single one is kept with the requests.',
    },
    {
      line: 2,
      is: 'is silent',
      test: 'EKS failed secret get (404 Not Found)',
      because:
        'One refusal is a mistake; twenty, or five namespaces, are a search. The single one is kept with the requests.',
    },
    {
      line: 3,
      is: 'is silent',
      test: 'AKS failed secret get (401 Unauthorized)',
      because:
        'One refusal is a mistake; twenty, or five namespaces, are a search. The single one is kept with the requests.',
    },
    {
      line: 4,
      is: 'is silent',
      test: 'GKE failed secret get',
      because:
        'One refusal is a mistake; twenty, or five namespaces, are a search. The single one is kept with the requests.',
    },
    {
      line: 5,
      is: 'is silent',
      test: 'Service account failed to get secret',
      because:
        'One refusal is a mistake; twenty, or five namespaces, are a search. The single one is kept with the requests.',
    },
  ],
  'panther-k8s-secret-enumeration': [
    {
      line: 1,
      is: 'is silent',
      test: 'User Gets a Secret',
      because: 'One secret read by name is what people do; three within minutes are told of.',
    },
    {
      line: 2,
      is: 'is silent',
      test: 'User Lists Secrets',
      because: 'A list within one namespace that is none of the system; lists of the whole cluster are told of.',
    },
    {
      line: 3,
      is: 'is silent',
      test: 'User Watches Secrets',
      because: 'A watch within one namespace that is none of the system; those of the whole cluster are told of.',
    },
    {
      line: 4,
      is: 'is silent',
      test: 'User Gets Secret - Access Denied',
      because: 'One refusal is a mistake; twenty, or five namespaces, are a search.',
    },
  ],
  'panther-k8s-steal-serviceaccount-token': [
    { line: 8, is: 'fires', test: 'System principal in system namespace (excluded)', because: noExcuse },
  ],
  'panther-k8s-system-principal-public-ip': [
    {
      line: 10,
      is: 'fires',
      test: 'AKS CSI File Driver from Azure Node',
      because:
        'The author excuses the driver by its name, which its thief would have too; the address belongs into the own addresses.',
    },
  ],
  'panther-system-namespace-public-ip': [
    {
      line: 4,
      is: 'fires',
      test: 'system username - public ip - not ResponseComplete',
      because:
        'The stage is ResponseStarted of a watch: the request was answered, and may never be logged as complete.',
    },
  ],
}
