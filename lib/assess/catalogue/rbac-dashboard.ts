import { bindingOf, accountOf } from '../access/bindings'
import type { ObjectCheck } from '../check'
import { parseImageReference } from '@/lib/model/image-reference'
import { containersOf, podSpecOf } from '../pod'
import { notApplicable, proof, verdictOf } from '../verdict'

const broad = new Set(['cluster-admin', 'admin', 'edit', 'view'])
const dashboard = /(?:^|\/)(?:kubernetes-)?dashboard(?:-(?:web|api|auth))?(?:-(?:amd64|arm64))?$/

function repositoryOf(image: string | null | undefined): string {
  return image ? (parseImageReference(image)?.repository ?? '') : ''
}

/** The dashboard has had no release of its own since it was archived; its images are known by their repositories. */
const isDashboard = (repository: string) =>
  dashboard.test(repository) && /kubernetes(?:ui|-dashboard)|k8s|kubernetes/.test(repository)

export const rbacDashboard: ObjectCheck = {
  subject: 'object',
  assetKinds: ['role-binding', 'workload'],
  ignoresExclusions: true,
  id: 'k8s-rbac-dashboard',
  name: 'Kubernetes dashboard should not be installed with broad rights',
  description:
    'The dashboard acts for whoever opens it with the rights of its own account. With broad rights, one forgotten port is the whole cluster behind a web page; this is how clusters were taken over to mine coins.',
  severity: 'medium',
  control: 'manage-access',
  remediation: [
    'Uninstall the dashboard if nobody needs it.',
    'Otherwise delete the binding of its account, and let people sign in to it with tokens of their own.',
    'Reach it by port forwarding only, never by a load balancer or ingress.',
  ],
  mappings: { nsa: ['AA-rbac'], kubescape: ['C-0014'] },
  evaluate(object) {
    if (object.kind === 'RoleBinding' || object.kind === 'ClusterRoleBinding') {
      const { roleRef, subjects } = bindingOf(object)
      if (!broad.has(roleRef.name)) return { status: 'healthy' }
      return verdictOf(
        subjects.flatMap((subject, index) =>
          accountOf(subject)?.endsWith('/kubernetes-dashboard')
            ? [proof(`subjects[${index}].name`, subject.name, `the dashboard holds ${roleRef.name}`)]
            : [],
        ),
      )
    }
    const pod = podSpecOf(object)
    if (!pod) return notApplicable('only bindings and workloads are looked at')
    return verdictOf(
      containersOf(pod.spec, pod.path).flatMap(({ container, path, label }) =>
        isDashboard(repositoryOf(container.image))
          ? [proof(`${path}.image`, container.image ?? '', `${label} is the Kubernetes dashboard`)]
          : [],
      ),
    )
  },
}
