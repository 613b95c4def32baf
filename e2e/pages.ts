import type { APIRequestContext } from '@playwright/test'
import { read, type Listed } from './api'

type Row = { id: string }

/**
 * Every page of the console that shows something of this environment (all of them when undefined), lists and one
 * thing of each list, by the id that the API gives.
 */
export async function pagesOf(request: APIRequestContext, environment?: string): Promise<string[]> {
  const scope = environment === undefined ? '' : `environment=${environment}`
  const firstOf = async (list: string, filters = '') =>
    (await read<Listed<Row>>(request, `/api/v1/${list}?limit=1&${scope}${filters}`)).items[0]?.id
  const details = async (page: string, list: string, filters?: string) => {
    const id = await firstOf(list, filters)
    return id === undefined ? [] : [`/${page}/${encodeURIComponent(id)}`]
  }
  const collector = await firstOf('collectors')
  const recommendation = (await read<Listed<Row>>(request, `/api/v1/recommendations?${scope}&status=unhealthy`))
    .items[0]
  const exemption = await firstOf('exemptions')
  const gate = await firstOf('gate/results')
  const delivery = await firstOf('notification-deliveries')
  const alert = await firstOf('alerts', '&status=all')
  const assets = ['cluster', 'namespace', 'workload', 'node', 'registry']
  const kinds = await Promise.all(assets.map((kind) => details('inventory', 'assets', `&kind=${kind}`)))
  const paths = [
    '/overview',
    '/alerts',
    ...(alert
      ? [`/alerts?status=all&open=${alert}`, `/alerts?status=all&open=${alert}&tab=action`, `/alerts/${alert}`]
      : []),
    ...(await details('entities', 'entities', '&kind=image')),
    ...(await details('entities', 'entities', '&kind=user,service-account')),
    '/suppression-rules',
    '/incidents',
    ...(await details('incidents', 'incidents', '&status=all')),
    '/threats',
    '/threats/noise',
    '/threats/reference?open=k8s-privileged-container',
    '/detections',
    '/detections?open=k8s-privileged-container',
    '/recommendations',
    ...(recommendation ? [`/recommendations/${recommendation.id}`] : []),
    '/compliance',
    '/compliance/pss-restricted?open=privileged',
    '/compliance/cis-kubernetes-1.12?open=3.1.1',
    '/exemptions',
    ...(exemption ? [`/exemptions?open=${exemption}`] : []),
    '/governance',
    '/notifications',
    '/notifications?tab=rules',
    '/notifications?tab=channels',
    ...(delivery ? [`/notifications?open=${delivery}`] : []),
    '/inventory',
    ...kinds.flat(),
    '/images',
    ...(await details('images', 'images')),
    '/vulnerabilities',
    ...(await details('vulnerabilities', 'vulnerabilities')),
    '/findings',
    '/gate',
    ...(gate ? [`/gate?open=${gate}`] : []),
    '/gate/policy',
    '/environments',
    '/collectors',
    '/collectors/gaps',
    ...(collector ? [`/collectors?open=${collector}`, `/collectors?open=${collector}&tab=settings`] : []),
    '/people',
    '/audit',
    '/account',
  ]
  return paths.map((path) => (scope === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${scope}`))
}
