import { describe, expect, it } from 'vitest'
import { defaultExclusions, exclusionOf, imageExclusion, namespaceExclusion, noExclusions } from './exclusions'
import { service, workload } from './testing/workload'

describe('namespaces', () => {
  it.each(['kube-system', 'gatekeeper-system', 'azure-arc', 'azure-extensions-usage-system'])(
    'leaves out %s by default',
    (namespace) => {
      expect(namespaceExclusion(namespace, defaultExclusions)).toBe(
        `namespace ${namespace} is excluded from this check`,
      )
    },
  )

  it.each(['shop', 'kube-system-2', '', null, undefined])('does not leave out %j', (namespace) => {
    expect(namespaceExclusion(namespace, defaultExclusions)).toBeNull()
    expect(namespaceExclusion('kube-system', noExclusions)).toBeNull()
  })

  it('takes a star at the end for the rest of the name, and names the rule', () => {
    const exclusions = { ...noExclusions, namespaces: ['team-*'] }
    expect(namespaceExclusion('team-a', exclusions)).toBe('namespace team-a is excluded from this check (team-*)')
    expect(namespaceExclusion('a-team-a', exclusions)).toBeNull()
  })
})

describe('labels', () => {
  const deployment = workload('Deployment', {})
  const template = { metadata: { labels: { tier: 'batch', 'a=b': 'odd' } }, spec: {} }
  const labelled = { ...deployment, spec: { template }, metadata: { ...deployment.metadata, labels: { app: 'web' } } }
  const by = (label: string) => exclusionOf(labelled, 'shop', { ...noExclusions, labels: [label] })

  it.each(['app', 'app=web', 'tier=batch', 'tier'])('%s is found on the object or on its pods', (label) => {
    expect(by(label)).toBe(`the label ${label} is excluded from this check`)
  })

  it.each(['app=shop', 'app=', 'web', 'toString', '__proto__'])('%s is not', (label) => {
    expect(by(label)).toBeNull()
  })

  it('asks objects without labels in vain', () => {
    expect(exclusionOf(service, 'shop', { ...noExclusions, labels: ['app'] })).toBeNull()
  })
})

describe('images', () => {
  const digest = `sha256:${'0'.repeat(64)}`
  it.each([
    ['nginx:1.27', 'nginx:1.27'],
    ['nginx:1.27', 'nginx*'],
    ['nginx:1.27', 'docker.io/library/*'],
    ['nginx:1.27', 'docker.io/library/nginx'],
    [`mcr.microsoft.com/oss/calico@${digest}`, 'mcr.microsoft.com/*'],
    [digest, 'sha256:*'],
  ])('%s is left out by %s', (image, pattern) => {
    expect(imageExclusion(image, ['other', pattern])).toBe(pattern)
  })

  it.each([
    ['mcr.microsoft.com.example/a', 'mcr.microsoft.com/*'],
    ['example/docker.io/library/nginx', 'docker.io/library/*'],
    ['nginx:1.27', 'nginx:1.2'],
    ['', '*'],
    [undefined, '*'],
  ])('%j is not left out by %s', (image, pattern) => {
    expect(imageExclusion(image, [pattern])).toBeNull()
  })
})
