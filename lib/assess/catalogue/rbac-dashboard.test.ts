import { describe, expect, it } from 'vitest'
import { account, judgeBinding, user } from '../testing/access'
import { judge } from '../testing/judge'
import { workload } from '../testing/workload'
import { rbacDashboard } from './rbac-dashboard'

const own = account('kubernetes-dashboard', 'kubernetes-dashboard')
const running = (image: string) =>
  judge(rbacDashboard, workload('Deployment', { containers: [{ name: 'web', image }] }))

describe('the dashboard', () => {
  it('fails when its account holds a broad role', () => {
    expect(judgeBinding(rbacDashboard, 'cluster-admin', [user('ines'), own])).toEqual(['subjects[1].name'])
    expect(judgeBinding(rbacDashboard, 'view', [own])).toEqual(['subjects[0].name'])
  })

  it('passes with a role of its own, and for other accounts', () => {
    expect(judgeBinding(rbacDashboard, 'kubernetes-dashboard', [own])).toBe('healthy')
    expect(judgeBinding(rbacDashboard, 'cluster-admin', [account('ops', 'deployer')])).toBe('healthy')
  })

  it('fails as a workload, and other dashboards do not', () => {
    expect(running('kubernetesui/dashboard:v2.7.0')).toHaveLength(1)
    expect(running('docker.io/kubernetesui/dashboard-web:1.6.0')).toHaveLength(1)
    expect(running('k8s.gcr.io/kubernetes-dashboard-amd64:v1.8.3')).toHaveLength(1)
    expect(running('grafana/grafana:12.1.0')).toBe('healthy')
    expect(running('registry.example.com/sales/dashboard:1')).toBe('healthy')
  })
})
