import { describe, expect, it } from 'vitest'
import { kubernetesAdapter } from './index'
import { redact } from '@/lib/model/redact-object'
import { context, deployment, inNamespace, list, namespaces } from './sample-objects'

describe('secrets', () => {
  it('never leave the adapter, wherever a manifest keeps them', () => {
    const env = [
      { name: 'DB_PASSWORD', value: 's3cr3t-1' },
      { name: 'DATABASE_URL', value: 'postgres://app:s3cr3t-2@db/shop' },
      { name: 'MODE', value: 'production' },
      { name: 'API_TOKEN', valueFrom: { secretKeyRef: { name: 'api', key: 'token' } } },
      { name: 'API_TOKEN_FILE', value: '/run/token' },
    ]
    const container = {
      name: 'app',
      image: 'nginx',
      env,
      command: ['run', '--password=s3cr3t-3', '--token', 's3cr3t-4', '--token-auth-file=/etc/tokens'],
      args: ['-c', 'export ADMIN_PASSWORD=s3cr3t-5; run', '--use-service-account-credentials=true'],
      livenessProbe: { httpGet: { path: '/', port: 80, httpHeaders: [{ name: 'Authorization', value: 's3cr3t-6' }] } },
    }
    const volumes = [
      { name: 'v', flexVolume: { driver: 'x', options: { password: 's3cr3t-7' } } },
      { name: 'w', secret: { secretName: 'web-tls' } },
    ]
    const web = deployment('web', 'nginx', { containers: [container], volumes })
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{"x":"s3cr3t-8"}', team: 'shop' }
    const result = kubernetesAdapter.read(
      [
        list(
          ...namespaces(),
          { ...web, metadata: { ...web.metadata, annotations, managedFields: [{ manager: 'kubectl' }] } },
          inNamespace('shop', 'v1', 'Secret', 'api', { data: { token: 's3cr3t-9' } }),
          inNamespace('shop', 'v1', 'ConfigMap', 'settings', { data: { password: 's3cr3t-10' } }),
        ),
      ],
      context,
    )
    const text = JSON.stringify(result)
    expect(result.ok).toBe(true)
    expect(text).not.toContain('s3cr3t')
    expect(text).not.toContain('managedFields')
    for (const kept of [
      'production',
      '"key":"token"',
      '/run/token',
      '/etc/tokens',
      'credentials=true',
      'web-tls',
      'team',
    ]) {
      expect(text).toContain(kept)
    }
  })

  it('leaves labels, selectors, booleans and references alone', () => {
    const plain = {
      automountServiceAccountToken: false,
      imagePullSecrets: [{ name: 'pull-secret' }],
      nodeSelector: { token: 'gold' },
      env: [{ name: 'PASSWORD', value: '$(OTHER)' }],
    }
    expect(redact(plain)).toEqual(plain)
  })

  it('hides a number that stands for a password', () => {
    expect(redact({ env: [{ name: 'DB_PASSWORD', value: 12345 }] })).toEqual({
      env: [{ name: 'DB_PASSWORD', value: '[redacted]' }],
    })
  })

  it('gives no prototype away and no text that a database refuses', () => {
    const hostile: unknown = JSON.parse('{"__proto__":{"polluted":true},"a":"x\\u0000y"}')
    const copy = redact(hostile)
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype)
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"polluted":true},"a":"x\u{fffd}y"}')
  })
})
