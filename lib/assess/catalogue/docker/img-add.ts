import { hostCheck, when } from '../../docker-check'
import { historyFaults } from './stored-images'

export const imgAdd = hostCheck({
  id: 'docker-img-add',
  name: 'Images should be built with COPY rather than ADD',
  description:
    'ADD fetches from the network and unpacks archives without being asked, so what lands in the image may be other than what was meant. COPY takes what is there.',
  severity: 'low',
  control: 'best-practices',
  remediation: ['Replace `ADD` by `COPY`; fetch with a tool that checks a digest.'],
  level: 1,
  mappings: { cisDocker: ['4.9'] },
  inspect: (host) =>
    historyFaults(host, ({ by }, name, at) => {
      const [, rest] = /^(?:\/bin\/sh -c #\(nop\) +)?ADD +(.*)$/s.exec(by) ?? []
      // The root file system of a base image comes in this way too.
      const isBase = rest !== undefined && /^\S+ in \/ *$|^\S+ \/ *(?:# buildkit)?$/.test(rest)
      return when(rest !== undefined && !isBase, at, by.slice(0, 200), `${name} was built with ADD`)
    }),
})
