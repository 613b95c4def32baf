import { gatewaySchema } from '@/lib/model/kubernetes-network'
import { noFacts } from '../facts/cluster-facts'
import { onlyRedirects } from '../gateway-routes'
import { kindCheck } from '../kind-check'
import { proof } from '../verdict'

const encrypted = ['HTTPS', 'TLS']

export const gwTls = kindCheck({
  id: 'k8s-gw-tls',
  name: 'Gateway listeners should use TLS',
  description:
    'A listener for plain HTTP, or one for TLS that has no certificate to show, lets everybody on the way read and change what is sent. One whose routes all redirect to HTTPS is harmless.',
  severity: 'medium',
  control: 'encrypt-in-transit',
  remediation: [
    'Use protocol HTTPS and name a certificate in `tls.certificateRefs`.',
    'Leave a plain HTTP listener only to a route that redirects to HTTPS.',
  ],
  ignoresExclusions: true,
  mappings: { nsa: ['NET-enc'], kubescape: ['C-0266'] },
  assetKinds: ['ingress'],
  kinds: { Gateway: ['gateway.networking.k8s.io'] },
  schema: gatewaySchema,
  needs: ['entries'],
  inspect: ({ spec }, object, _parameters, { facts = noFacts }) => {
    const listeners = spec?.listeners ?? []
    if (listeners.length === 0) return { unknown: 'the gateway has no listeners' }
    return listeners.flatMap(({ name, protocol, tls }, index) => {
      const at = `spec.listeners[${index}]`
      const label = name ? `listener "${name}"` : 'a listener'
      if (protocol === 'HTTP' && onlyRedirects(facts, object, name)) return []
      if (protocol === 'HTTP') return [proof(`${at}.protocol`, 'HTTP', `${label} speaks plain HTTP`)]
      if (!encrypted.includes(protocol ?? '') || tls?.mode === 'Passthrough') return []
      const certified = (tls?.certificateRefs ?? []).length > 0 || Object.keys(tls?.options ?? {}).length > 0
      return certified ? [] : [proof(`${at}.tls.certificateRefs`, undefined, `${label} has no certificate`)]
    })
  },
})
