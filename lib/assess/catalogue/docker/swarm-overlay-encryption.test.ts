import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { swarmOverlayEncryption } from './swarm-overlay-encryption'

const of = (...value: { Name: string; Driver: string; Ingress?: boolean; Options?: Record<string, string> }[]) =>
  hardenedHost({ networks: { value } })

it.each([
  [of({ Name: 'shop', Driver: 'overlay', Options: { encrypted: '' } }), 'healthy'],
  [of({ Name: 'shop', Driver: 'overlay' }), ['networks[0].Options = "shop"']],
  [of({ Name: 'bridge', Driver: 'bridge' }, { Name: 'shop', Driver: 'overlay' }), ['networks[1].Options = "shop"']],
  [of({ Name: 'in', Driver: 'overlay', Ingress: true }), 'not-applicable: there is no overlay network'],
  [hardenedHost(), 'not-applicable: there is no overlay network'],
])('judges %#', (host, verdict) => expect(judgeHost(swarmOverlayEncryption, host)).toEqual(verdict))
