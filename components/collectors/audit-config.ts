/** What stands for the token where it is not known: it is shown once, when it is made. */
export const tokenPlace = 'PLIMSOLL_TOKEN'

/** The kubeconfig by which an API server posts its audit log here (`--audit-webhook-config-file`). */
export function auditKubeconfig(url: string, cluster: string, token: string | null): string {
  const path = `/api/v1/ingest/kubernetes-audit/cluster/${encodeURIComponent(cluster || 'CLUSTER')}`
  return `apiVersion: v1
kind: Config
clusters:
  - name: plimsoll
    cluster:
      server: ${JSON.stringify(url.replace(/\/$/, '') + path)}
users:
  - name: collector
    user:
      token: ${JSON.stringify(token ?? tokenPlace)}
contexts:
  - name: plimsoll
    context: { cluster: plimsoll, user: collector }
current-context: plimsoll
`
}

/** What the API server is told, beside the two files. */
export const auditFlags = `--audit-policy-file=/etc/kubernetes/audit/policy.yaml
--audit-webhook-config-file=/etc/kubernetes/audit/kubeconfig.yaml
--audit-webhook-mode=batch
--audit-webhook-batch-max-size=400
--audit-webhook-batch-max-wait=1s
--audit-webhook-batch-buffer-size=20000
--audit-webhook-initial-backoff=2s
--audit-webhook-truncate-enabled=true`
