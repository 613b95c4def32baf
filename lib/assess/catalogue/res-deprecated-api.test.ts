import { describe, expect, it } from 'vitest'
import { judge, messages } from '../testing/judge'
import { ingress } from '../testing/network'
import { hardened, workload } from '../testing/workload'
import { resDeprecatedApi } from './res-deprecated-api'

describe('k8s-res-deprecated-api', () => {
  const deployment = workload('Deployment', hardened)

  it.each(['apps/v1beta1', 'apps/v1beta2', 'extensions/v1beta1'])('finds a Deployment of %s', (apiVersion) => {
    expect(judge(resDeprecatedApi, { ...deployment, apiVersion })).toEqual([`apiVersion = "${apiVersion}"`])
    expect(messages(resDeprecatedApi, { ...deployment, apiVersion })).toEqual([
      `${apiVersion} of Deployment is gone since Kubernetes 1.16; now apps/v1`,
    ])
  })

  it('knows what a version means for each kind', () => {
    const old = { ...ingress({}), apiVersion: 'extensions/v1beta1' }
    expect(messages(resDeprecatedApi, old)[0]).toMatch(/1\.22; now networking/)
    expect(judge(resDeprecatedApi, { ...workload('CronJob', hardened), apiVersion: 'batch/v1beta1' })).toHaveLength(1)
    expect(judge(resDeprecatedApi, { ...workload('Job', hardened), apiVersion: 'batch/v1beta1' })).toBe('healthy')
  })

  it('finds what a tool applied and the cluster stored anew', () => {
    const managedFields = [
      { manager: 'kube-controller-manager', apiVersion: 'apps/v1' },
      { manager: 'helm', apiVersion: 'extensions/v1beta1' },
    ]
    const object = { ...deployment, metadata: { ...deployment.metadata, managedFields } }
    expect(judge(resDeprecatedApi, object)).toEqual(['metadata.managedFields[1].apiVersion = "extensions/v1beta1"'])
    expect(messages(resDeprecatedApi, object)[0]).toMatch(/^helm wrote it as extensions/)
  })

  it('passes versions that are served, and ignores what it cannot read', () => {
    expect(judge(resDeprecatedApi, deployment)).toBe('healthy')
    const odd = { ...deployment, metadata: { ...deployment.metadata, managedFields: 'none' } }
    expect(judge(resDeprecatedApi, odd)).toBe('healthy')
  })
})
