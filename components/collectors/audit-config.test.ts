import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { auditFlags, auditKubeconfig, tokenPlace } from './audit-config'
import { auditPolicy } from './audit-policy'

const file = (name: string) => readFileSync(`deploy/kubernetes-audit/${name}`, 'utf8')

it('offers the policy that is shipped, in the order that keeps secrets out', () => {
  expect(auditPolicy).toBe(file('policy.yaml'))
  const { rules, omitStages } = parse(auditPolicy) as {
    rules: { level: string; resources?: object[] }[]
    omitStages: string[]
  }
  expect(omitStages).toEqual(['RequestReceived'])
  const first = (words: string) => rules.findIndex((rule) => JSON.stringify(rule.resources ?? []).includes(words))
  const bodies = rules.findIndex((rule) => rule.level === 'RequestResponse')
  for (const secret of ['"secrets"', 'serviceaccounts/token', 'tokenreviews', 'pods/exec']) {
    expect(rules[first(secret)]?.level).toBe('Metadata')
    expect(first(secret)).toBeLessThan(bodies)
  }
  expect(rules.at(-1)).toEqual({ level: 'Metadata' })
})

it('makes a kubeconfig that names the cluster in its address and holds the token where it is known', () => {
  const read = (text: string) =>
    parse(text) as { clusters: { cluster: { server: string } }[]; users: { user: { token: string } }[] }
  const known = read(auditKubeconfig('https://p.example/', 'prod/eu 1', 'plc_x'))
  expect(known.clusters[0]?.cluster.server).toBe(
    'https://p.example/api/v1/ingest/kubernetes-audit/cluster/prod%2Feu%201',
  )
  expect(known.users[0]?.user.token).toBe('plc_x')
  expect(read(auditKubeconfig('https://p.example', '', null)).users[0]?.user.token).toBe(tokenPlace)
  const shipped = parse(file('kubeconfig.yaml')) as object
  expect(shipped).toEqual(parse(auditKubeconfig('https://plimsoll.example.com', 'CLUSTER', null)))
  expect(auditFlags.split('\n').every((flag) => /^--audit-[a-z-]+=\S+$/.test(flag))).toBe(true)
})
