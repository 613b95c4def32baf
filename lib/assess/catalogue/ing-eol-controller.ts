import { parseImageReference } from '@/lib/model/image-reference'
import { podCheck } from '../pod-check'
import { proof } from '../verdict'

/** The community's NGINX controller, retired in March 2026, under the names of its releases and mirrors. */
const retired = /(?:^|\/)(?:ingress-nginx\/controller(?:-chroot)?|nginx-ingress-controller)$/
/** Controllers that somebody maintains; the one of the NGINX company is another project. */
const maintained =
  /(?:^|\/)(?:traefik|nginx\/nginx-ingress|haproxytech\/kubernetes-ingress|kong\/kubernetes-ingress-controller|projectcontour\/contour|envoyproxy\/gateway|aws-load-balancer-controller|emissary|nginxinc\/nginx-ingress)$/

export const ingEolController = podCheck({
  id: 'k8s-ing-eol-controller',
  name: 'Ingress controller should be supported',
  description:
    'The community’s ingress-nginx controller was retired in March 2026: flaws found since then stay open. It stands at the front door of the cluster and may read the secrets of every namespace.',
  severity: 'high',
  control: 'remediate-vulnerabilities',
  remediation: [
    'Choose a maintained controller or an implementation of the Gateway API.',
    'Run both side by side, move the hosts one by one, then remove the old controller and its permissions.',
  ],
  ignoresExclusions: true,
  mappings: { nsa: ['UPG'], kubescape: ['C-0292'] },
  inspect: (pod) => {
    const named = pod.containers.flatMap(({ container, path, label }) => {
      const repository = container.image ? parseImageReference(container.image)?.repository : undefined
      return repository ? [{ repository, image: container.image ?? '', path, label }] : []
    })
    const old = named.filter(({ repository }) => retired.test(repository))
    if (old.length === 0 && !named.some(({ repository }) => maintained.test(repository))) {
      return { unknown: 'the workload is no ingress controller that is known here' }
    }
    return old.map(({ image, path, label }) =>
      proof(`${path}.image`, image, `${label} is the ingress-nginx controller, which nobody maintains any more`),
    )
  },
})
