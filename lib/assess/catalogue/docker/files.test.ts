import { describe, expect, it } from 'vitest'
import type { DockerHostDocument } from '@/lib/model/docker-host'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { hardenedFiles } from '../../testing/docker-files'
import { fileChecks } from './files'

const tls = { tlscacert: '/etc/docker/ca.pem', tlscert: '/etc/docker/cert.pem', tlskey: '/etc/docker/key.pem' }
const tlsFiles = {
  '/etc/docker/ca.pem': { uid: 0, gid: 0, mode: 0o444 },
  '/etc/docker/cert.pem': { uid: 0, gid: 0, mode: 0o444 },
  '/etc/docker/key.pem': { uid: 0, gid: 0, mode: 0o400 },
}
type Files = Record<string, { uid: number; gid: number; mode: number } | null>
const sound: Files = { ...hardenedFiles.files.value, ...tlsFiles }
const host = (files: Files, own: Partial<DockerHostDocument> = {}) =>
  hardenedHost({ daemonJson: { value: tls }, files: { value: files }, ...own })
const changed = (change: { uid?: number; gid?: number; mode?: number }) =>
  Object.fromEntries(Object.entries(sound).map(([path, file]) => [path, file && { ...file, ...change }]))
const of = (id: string) => {
  const check = fileChecks.find((one) => one.id === id)
  if (!check) throw new Error(id)
  return check
}

describe.each(fileChecks.map((check) => [check.id, check] as const))('%s', (id, check) => {
  it('passes what belongs to root and is closed enough', () => expect(judgeHost(check, host(sound))).toBe('healthy'))

  it('finds another owner or a mode that lets everyone write', () => {
    const bad = judgeHost(check, host(changed(id.endsWith('-owner') ? { uid: 1000 } : { mode: 0o666 })))
    expect(bad).toHaveLength(id.includes('registry-cert') ? 2 : 1)
  })

  it('says nothing of files that are not there or were not read', () => {
    const none = Object.fromEntries(Object.keys(sound).map((path) => [path, null]))
    expect(judgeHost(check, host(none))).toMatch(/^not-applicable: .* does not exist$/)
    expect(judgeHost(check, hardenedHost({ daemonJson: { value: tls }, files: { unread: 'not mounted' } }))).toBe(
      'not-applicable: Not evaluated: not mounted',
    )
    const hidden = { value: Object.fromEntries(Object.keys(sound).map((path) => [path, { unread: 'EACCES' }])) }
    expect(judgeHost(check, hardenedHost({ daemonJson: { value: tls }, files: hidden }))).toMatch(
      /Not evaluated: .*EACCES$/,
    )
  })
})

it('does not ask for TLS files where none are set', () => {
  const plain = hardenedHost()
  expect(judgeHost(of('docker-file-tls-key-mode'), plain)).toBe('not-applicable: there is no such file')
  expect(judgeHost(of('docker-file-tls-key-mode'), hardenedHost({ daemonJson: { unread: 'no' } }))).toBe(
    'not-applicable: Not evaluated: no',
  )
})

it.each([
  ['docker-file-socket-mode', '/var/run/docker.sock', 0o662, '662'],
  ['docker-file-tls-key-mode', '/etc/docker/key.pem', 0o440, '440'],
  ['docker-file-registry-cert-mode', '/etc/docker/certs.d/registry.example.com/client.key', 0o444, '444'],
  ['docker-file-etc-docker-mode', '/etc/docker', 0o775, '775'],
])('%s holds %s to its own limit', (id, path, mode, shown) => {
  expect(judgeHost(of(id), host({ ...sound, [path]: { uid: 0, gid: 998, mode } }))).toEqual([`${path} = "${shown}"`])
})

it('wants the socket to belong to the group docker, wherever the daemon puts it', () => {
  const check = of('docker-file-socket-owner')
  expect(judgeHost(check, host({ ...sound, '/var/run/docker.sock': { uid: 0, gid: 27, mode: 0o660 } }))).toEqual([
    '/var/run/docker.sock = "0:27"',
  ])
  const commandLine = { value: ['dockerd', '-H', 'unix:///run/alt.sock'] }
  const files = { ...sound, '/run/alt.sock': { uid: 5, gid: 998, mode: 0o660 } }
  expect(judgeHost(check, host(files, { commandLine }))).toEqual(['/run/alt.sock = "5:998"'])
})
