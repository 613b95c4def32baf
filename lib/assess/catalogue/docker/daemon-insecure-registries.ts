import { hostCheck, known, unread, when } from '../../docker-check'
import { proof } from '../../verdict'

const loopback = new Set(['127.0.0.0/8', '::1/128'])

export const daemonInsecureRegistries = hostCheck({
  id: 'docker-daemon-insecure-registries',
  name: 'Registries should be reached through TLS',
  description:
    'From an insecure registry images come without proof of who sent them. Anyone in between can hand out another image, which then runs on the host.',
  severity: 'high',
  control: 'encrypt-in-transit',
  remediation: [
    'Remove `insecure-registries` from daemon.json.',
    'Give the registry a certificate, and put its CA under `/etc/docker/certs.d`.',
  ],
  level: 1,
  mappings: { cisDocker: ['2.5'] },
  inspect: ({ info }) => {
    const { InsecureRegistryCIDRs, IndexConfigs } =
      known(info).RegistryConfig ?? unread('the engine did not list its registries')
    return [
      ...(InsecureRegistryCIDRs ?? [])
        .filter((range) => !loopback.has(range))
        .map((range) =>
          proof('info.RegistryConfig.InsecureRegistryCIDRs', range, `registries in ${range} are reached without TLS`),
        ),
      ...Object.entries(IndexConfigs ?? {}).flatMap(([name, { Secure }]) =>
        when(
          Secure !== true,
          `info.RegistryConfig.IndexConfigs[${JSON.stringify(name)}].Secure`,
          false,
          `${name} is reached without TLS`,
        ),
      ),
    ]
  },
})
