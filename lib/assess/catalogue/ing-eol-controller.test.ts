import { describe, expect, it } from 'vitest'
import { evaluateObject } from '../evaluate'
import { judge } from '../testing/judge'
import { hardened, service, workload } from '../testing/workload'
import { ingEolController } from './ing-eol-controller'

describe('k8s-ing-eol-controller', () => {
  const running = (image: string) => workload('Deployment', { containers: [{ name: 'controller', image }] })

  it.each([
    'registry.k8s.io/ingress-nginx/controller:v1.12.1@sha256:' + 'a'.repeat(64),
    'mirror.example:5000/k8s/ingress-nginx/controller:v1.14.0',
    'quay.io/kubernetes-ingress-controller/nginx-ingress-controller:0.33.0',
    'rancher/nginx-ingress-controller:nginx-1.9.4',
  ])('finds %s', (image) => {
    expect(judge(ingEolController, running(image))).toEqual([
      `spec.template.spec.containers[0].image = ${JSON.stringify(image)}`,
    ])
  })

  it.each(['traefik:v3.5', 'nginx/nginx-ingress:5.2', 'haproxytech/kubernetes-ingress:3.1'])('passes %s', (image) => {
    expect(judge(ingEolController, running(image))).toBe('healthy')
  })

  it.each(['nginx:1.27', 'registry.k8s.io/ingress-nginx/kube-webhook-certgen:v1.5', 'not an image'])(
    'does not ask %s',
    (image) => {
      expect(judge(ingEolController, running(image))).toMatch(/^not-applicable: the workload is no ingress controller/)
    },
  )

  it('looks into excluded namespaces too, and at pods only', () => {
    const object = running('registry.k8s.io/ingress-nginx/controller:v1.12.1')
    const asset = { kind: 'workload', key: 'k', namespace: 'kube-system' } as const
    const { results } = evaluateObject(asset, object, { imageUsers: {} })
    expect(results.find(({ checkId }) => checkId === ingEolController.id)?.verdict.status).toBe('unhealthy')
    expect(judge(ingEolController, service)).toBe('not-applicable: the object has no pod template')
    expect(judge(ingEolController, workload('Pod', hardened))).toMatch(/^not-applicable/)
  })
})
