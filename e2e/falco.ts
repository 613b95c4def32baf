import type { APIRequestContext } from '@playwright/test'
import { deliver, fresh, makeCollector, makeEnvironment, read, type Listed } from './api'

/** One line of Falco's JSON output for a process in a pod of this name. */
export function falcoEvent(pod: string, rule = 'Terminal shell in container', priority = 'Notice', at = new Date()) {
  const time = `${at.toISOString().slice(0, 23)}000000Z`
  return JSON.stringify({
    hostname: 'node-1',
    output: `${time}: ${priority} A shell was spawned in a container with an attached terminal (user=root pod=${pod})`,
    output_fields: {
      'container.id': 'c0ffee123456',
      'container.name': pod,
      'container.image.repository': 'registry.example.com/story/app',
      'container.image.tag': '1.0',
      'k8s.ns.name': 'story',
      'k8s.pod.name': pod,
      'proc.cmdline': 'sh -i',
      'proc.name': 'sh',
      'user.name': 'root',
    },
    priority,
    rule,
    source: 'syscall',
    tags: ['container', 'shell', 'mitre_execution', 'T1059'],
    time,
  })
}

export type AlertRow = { id: string; title: string; compromised: string; status: string; version: number }

/** An environment of its own with one open alert for each of these pods, and what sends more. */
export async function alertsOf(request: APIRequestContext, name: string, pods: string[]) {
  const environment = fresh(name)
  const { id } = await makeEnvironment(request, environment)
  const { token } = await makeCollector(request, id, 'falco-story', ['falco'])
  const raise = async (...args: Parameters<typeof falcoEvent>) => {
    const headers = { 'plimsoll-cluster': 'story-cluster' }
    const { report, detail } = await deliver(token, 'falco', falcoEvent(...args), { headers })
    if (report?.status !== 'processed') throw new Error(`no alert was raised: ${detail ?? report?.status}`)
  }
  for (const pod of pods) await raise(pod)
  const list = async (filters = '') =>
    (await read<Listed<AlertRow>>(request, `/api/v1/alerts?environment=${id}&limit=200${filters}`)).items
  return { id, environment, raise, list }
}
