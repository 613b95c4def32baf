import { containerCheck, when } from '../../docker-check'

export const ctCpu = containerCheck({
  id: 'docker-ct-cpu',
  name: 'CPU of containers should be limited or weighed',
  description:
    'By default all containers have the same claim to the processors, so one that runs wild slows all others down.',
  severity: 'low',
  control: 'ddos-protection',
  remediation: ['Start the container with `--cpus` or `--cpu-shares`, or run `docker update --cpus 1 CONTAINER`.'],
  level: 1,
  mappings: { cisDocker: ['5.12'] },
  inspect: ({ container: { HostConfig } }) => {
    const { CpuShares, NanoCpus, CpuQuota, CpusetCpus } = HostConfig
    // 1024 shares are what a container has that asks for nothing.
    const isWeighed = (CpuShares ?? 0) > 0 && CpuShares !== 1024
    const isLimited = (NanoCpus ?? 0) > 0 || (CpuQuota ?? 0) > 0 || (CpusetCpus ?? '') !== ''
    return when(!isWeighed && !isLimited, 'HostConfig.CpuShares', CpuShares ?? 0, 'CPU is neither limited nor weighed')
  },
})
