import { expect, it } from 'vitest'
import { ownerCandidates } from './owner-candidates'

it.each([
  ['apps/ReplicaSet/shop/web-7d4b9c6f5d', 'apps/Deployment/shop/web'],
  ['core/Pod/shop/web-7d4b9c6f5d-x2k9z', 'apps/Deployment/shop/web'],
  ['core/Pod/shop/agent-x2k9z', 'apps/DaemonSet/shop/agent'],
  ['core/Pod/shop/db-0', 'apps/StatefulSet/shop/db'],
  ['batch/Job/shop/backup-29387520', 'batch/CronJob/shop/backup'],
])('%s may belong to %s', (owned, owner) => {
  expect(ownerCandidates(`k8s/c/${owned}`)[0]).toBe(`k8s/c/${owner}`)
})

it('knows no owner for names that were not generated, nor for other kinds', () => {
  expect(ownerCandidates('k8s/c/core/Pod/shop/web')).toEqual([])
  expect(ownerCandidates('k8s/c/apps/Deployment/shop/web-7d4b9c6f5d')).toEqual([])
  expect(ownerCandidates('image/docker.io/library/nginx:1')).toEqual([])
})
