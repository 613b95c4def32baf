import { describe, expect, it } from 'vitest'
import { kubernetesObjectSchema } from '@/lib/model/kubernetes'
import { rbacSecretsRead } from '../catalogue/rbac-secrets-read'
import { judgeRole, role } from '../testing/access'
import { patchOf } from '../testing/judge'
import { withoutAccess } from './mend-rules'

const rules = [
  { apiGroups: [''], resources: ['secrets', 'configmaps'], verbs: ['get', 'create'] },
  { nonResourceURLs: ['/metrics'], verbs: ['get'] },
  { apiGroups: ['apps'], resources: ['deployments'], resourceNames: ['web'], verbs: ['get'] },
]

describe('the patch of a role', () => {
  it('is none for rules that cannot be read', () => {
    const odd = kubernetesObjectSchema.parse({ ...role([]), rules: [{ resources: [[]] }] })
    expect(withoutAccess(odd, [{ verb: 'get', group: '', resource: 'secrets' }])).toBeNull()
  })

  it('takes away what is risky and nothing else', () => {
    const patch = patchOf(rbacSecretsRead, role(rules))
    expect(patch).toMatchObject({
      kind: 'ClusterRole',
      metadata: { name: 'deployer' },
      rules: [
        { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'create'] },
        { apiGroups: [''], resources: ['secrets'], verbs: ['create'] },
        rules[1],
        rules[2],
      ],
    })
    expect(judgeRole(rbacSecretsRead, (patch as { rules: unknown }).rules)).toBe('healthy')
  })

  it('is not offered where a wildcard grants it, or nothing does', () => {
    expect(patchOf(rbacSecretsRead, role([{ apiGroups: [''], resources: ['*'], verbs: ['get'] }]))).toBeNull()
    expect(patchOf(rbacSecretsRead, role(rules.slice(1)))).toBeNull()
  })
})
