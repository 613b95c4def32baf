import { describe, expect, it } from 'vitest'
import { judgeRole, shippedRole } from '../testing/access'
import { rbacCsrApproval } from './rbac-csr-approval'

const apiGroups = ['certificates.k8s.io']
const approval = { apiGroups, resources: ['certificatesigningrequests/approval'], verbs: ['update'] }
const signer = (resourceNames?: string[]) => ({
  apiGroups,
  resources: ['signers'],
  verbs: ['approve'],
  ...(resourceNames && { resourceNames }),
})

describe('approval of certificate requests', () => {
  it('takes two rights, and fails with both', () => {
    expect(judgeRole(rbacCsrApproval, [approval])).toBe('healthy')
    expect(judgeRole(rbacCsrApproval, [signer()])).toBe('healthy')
    expect(judgeRole(rbacCsrApproval, [approval, signer()])).toEqual(['rules[0]', 'rules[1]'])
  })

  it('fails for one signer too, which is how approval is granted', () => {
    expect(judgeRole(rbacCsrApproval, [approval, signer(['kubernetes.io/kube-apiserver-client'])])).toEqual([
      'rules[0]',
      'rules[1]',
    ])
  })

  it('does not apply to a Role, nor to what Kubernetes ships', () => {
    expect(judgeRole(rbacCsrApproval, [approval, signer()], 'Role')).toMatch(/^not-applicable/)
    expect(shippedRole(rbacCsrApproval, 'cluster-admin', { apiGroups: ['*'], resources: ['*'], verbs: ['*'] })).toMatch(
      /^not-applicable/,
    )
  })
})
