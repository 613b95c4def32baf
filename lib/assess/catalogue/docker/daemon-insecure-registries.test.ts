import { expect, it } from 'vitest'
import { hardenedHost, judgeHost, info } from '../../testing/docker'
import { daemonInsecureRegistries } from './daemon-insecure-registries'

const by = (InsecureRegistryCIDRs: string[], IndexConfigs = {}) =>
  hardenedHost({ info: { value: { ...info, RegistryConfig: { InsecureRegistryCIDRs, IndexConfigs } } } })

it.each([
  [by(['::1/128', '127.0.0.0/8']), 'healthy'],
  [by(['10.0.0.0/8']), ['info.RegistryConfig.InsecureRegistryCIDRs = "10.0.0.0/8"']],
  [
    by([], { 'old.example:5000': { Secure: false } }),
    ['info.RegistryConfig.IndexConfigs["old.example:5000"].Secure = false'],
  ],
  [by([], { 'docker.io': { Secure: true } }), 'healthy'],
  [hardenedHost({ info: { value: {} } }), 'not-applicable: Not evaluated: the engine did not list its registries'],
])('judges %#', (host, verdict) => expect(judgeHost(daemonInsecureRegistries, host)).toEqual(verdict))
