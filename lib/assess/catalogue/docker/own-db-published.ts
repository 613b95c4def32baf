import { containerCheck, when } from '../../docker-check'
import { publishedPorts, isAnywhere } from './published-ports'

const databases: Readonly<Record<number, string | undefined>> = {
  1433: 'SQL Server',
  3306: 'MySQL',
  5432: 'PostgreSQL',
  6379: 'Redis',
  9200: 'Elasticsearch',
  11211: 'memcached',
  27017: 'MongoDB',
}

export const ownDbPublished = containerCheck({
  id: 'docker-own-db-published',
  name: 'Databases should not be published on every interface',
  description:
    'Docker opens a published port past most host firewalls. A database behind it, often with the password of its first start, is found within hours.',
  severity: 'high',
  control: 'network-access',
  remediation: [
    'Publish it on loopback: `-p 127.0.0.1:5432:5432`.',
    'Or do not publish it at all, and reach it through a network of its own.',
  ],
  mappings: {},
  inspect: (document) =>
    publishedPorts(document).flatMap(({ inside, ip, port, at }) => {
      const name = databases[Number.parseInt(inside, 10)] ?? databases[port]
      return when(
        name !== undefined && isAnywhere(ip),
        `${at}.HostIp`,
        ip,
        `${name} is open on every interface, port ${port}`,
      )
    }),
})
