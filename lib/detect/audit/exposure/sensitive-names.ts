import { sensitiveService } from '@/lib/model/sensitive-apps'

/** Words that give away what runs behind a service, as charts name services and set labels. */
const apps: readonly (readonly [app: string, word: RegExp])[] = [
  ['Argo CD', /(?:^|-)argo-?cd(?:-server)?$/],
  ['Argo Workflows', /(?:^|-)argo-(?:workflows-)?server$/],
  ['Kubeflow', /^(?:centraldashboard|ml-pipeline-ui|kubeflow(?:-.*)?)$/],
  ['Jenkins', /(?:^|-)jenkins(?:-|$)/],
  ['NiFi', /(?:^|-)nifi(?:-|$)/],
  ['Prometheus', /(?:^|-)prometheus(?:-(?:server|web|operated|k8s|\d+))?$/],
  ['Grafana', /(?:^|-)grafana$/],
  ['Alertmanager', /(?:^|-)alertmanager(?:-|$)/],
  ['Kibana', /(?:^|-)(?:kibana|opensearch-dashboards)(?:-|$)/],
  ['Jupyter', /(?:^|-)jupyter(?:hub|lab)?(?:-|$)/],
  ['MLflow', /(?:^|-)mlflow(?:-|$)/],
  ['Ray', /(?:^|-)ray-(?:dashboard|head)(?:-|$)|-head-svc$/],
  ['Ollama', /(?:^|-)ollama(?:-|$)/],
  ['vLLM', /(?:^|-)vllm(?:-|$)/],
  ['KServe', /(?:^|-)kserve(?:-|$)/],
  ['Triton', /(?:^|-)triton(?:-inference)?(?:-server)?$/],
  ['Seldon', /(?:^|-)seldon(?:-|$)/],
  ['BentoML', /(?:^|-)(?:bentoml|yatai)(?:-|$)/],
  ['MinIO', /(?:^|-)minio(?:-(?:console|hl))?$/],
  ['RabbitMQ', /(?:^|-)rabbitmq(?:-|$)/],
  ['Kiali', /(?:^|-)kiali$/],
  ['Longhorn', /^longhorn-(?:frontend|ui)$/],
  ['Rancher', /^rancher$/],
]

/** Labels that say what a thing is. */
const tellingLabels = ['app', 'k8s-app', 'app.kubernetes.io/name', 'name']
const dashboard = /^kubernetes-dashboard(?:-|$)/

type Named = { labels?: Record<string, string>; names: readonly string[] }

const textsOf = ({ names, labels = {} }: Named) =>
  [...names, ...tellingLabels.map((label) => labels[label] ?? '')]
    .filter((text) => text !== '')
    .map((text) => text.slice(0, 253).toLowerCase())

/** True where a name or label is that of the Kubernetes dashboard. */
export const namesDashboard = (given: Named): boolean => textsOf(given).some((text) => dashboard.test(text))

/** Which management interface a name or label gives away; null for none. The dashboard is told of by itself. */
export function sensitiveName(given: Named): string | null {
  for (const text of textsOf(given)) {
    if (dashboard.test(text)) continue
    const app = apps.find(([, word]) => word.test(text))?.[0] ?? sensitiveService(text)
    if (app) return app
  }
  return null
}
