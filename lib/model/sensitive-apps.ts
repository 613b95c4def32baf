import { parseImageReference } from './image-reference'

/** Programs whose page or port gives whoever reaches it the run of data, models or the cluster. */
const apps: readonly (readonly [name: string, images: RegExp])[] = [
  ['Kubernetes dashboard', /kubernetes(?:ui\/dashboard|-dashboard)/],
  ['Argo Workflows', /argocli|argo-server/],
  ['Argo CD', /argocd/],
  ['Kubeflow', /centraldashboard|kubeflow/],
  ['Jenkins', /(?:^|\/)jenkins(?:\/|$)/],
  ['NiFi', /(?:^|\/)nifi$/],
  ['Weave Scope', /weaveworks\/scope/],
  ['Prometheus', /(?:^|\/)prometheus$/],
  ['Grafana', /(?:^|\/)grafana(?:-enterprise|-oss)?$/],
  ['Alertmanager', /(?:^|\/)alertmanager$/],
  ['Kibana', /(?:^|\/)(?:kibana|opensearch-dashboards)$/],
  ['Jupyter', /jupyter|k8s-singleuser-sample/],
  ['MLflow', /mlflow/],
  ['Ray dashboard', /(?:^|\/)ray$/],
  ['Ollama', /(?:^|\/)ollama$/],
  ['vLLM', /vllm/],
  ['KServe', /kserve\//],
  ['Triton', /tritonserver/],
  ['Seldon', /seldonio\//],
  ['BentoML', /bentoml/],
  ['MinIO', /(?:^|\/)minio$/],
  ['PostgreSQL', /(?:^|\/)(?:postgres(?:ql)?|spilo-\d+|cloudnative-pg\/postgresql)$/],
  ['RabbitMQ', /(?:^|\/)rabbitmq$/],
  ['Kiali', /(?:^|\/)kiali$/],
  ['Longhorn', /longhorn-ui/],
  ['Rancher', /rancher\/rancher$/],
]
const names: readonly (readonly [name: string, word: RegExp])[] = [
  ['Kubernetes dashboard', /^kubernetes-dashboard(?:-|$)/],
  ['Argo Workflows', /^argo-(?:workflows-)?server$/],
  ['Argo CD', /^argocd-server$/],
  ['Kubeflow', /^(?:centraldashboard|istio-ingressgateway-kubeflow)$/],
  ['Weave Scope', /^weave-scope-app$/],
  ['Longhorn', /^longhorn-frontend$/],
  ['Ray dashboard', /^ray-(?:dashboard|head)(?:-|$)|-head-svc$/],
]

/** Which of these programs a workload runs, told by its images; null: none. */
export function sensitiveApp({ images }: { images: readonly string[] }): string | null {
  const repositories = images.flatMap((image) => parseImageReference(image)?.repository ?? [])
  return apps.find(([, pattern]) => repositories.some((one) => pattern.test(one)))?.[0] ?? null
}

/** The same by the name of a service, for workloads that are not known. */
export const sensitiveService = (service: string): string | null =>
  names.find(([, pattern]) => pattern.test(service))?.[0] ?? null
