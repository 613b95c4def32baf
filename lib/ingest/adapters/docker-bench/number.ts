import type { Bench } from './payload'

/** How a version of the tool numbers its tests. `other`: before 1.3.6, where no number means what it does now. */
type Numbering = '1.6' | '1.5' | 'other'

/**
 * The benchmark whose numbers the report uses. The tool's own version does not tell: 1.6.0 stands in releases of
 * both. What tells is where the test of swarm mode stands (5.1 of CIS 1.6.0, 7.1 before), and the sections as a whole.
 */
export function numberingOf(bench: Bench): Numbering {
  const descriptions = new Map(
    bench.tests.flatMap(({ results }) =>
      results.flatMap((result) => {
        const { id, desc } = (result ?? {}) as { id?: unknown; desc?: unknown }
        return typeof id === 'string' && typeof desc === 'string' ? [[id, desc] as const] : []
      }),
    ),
  )
  const says = (id: string, word: RegExp) => word.test(descriptions.get(id) ?? '')
  if (says('2.2', /icc|logging level/i) || says('2.1', /traffic/i)) return 'other'
  if (says('5.1', /swarm mode/i) || says('5.5', /privileged containers/i)) return '1.6'
  if (says('7.1', /swarm mode/i) || says('5.1', /AppArmor/i) || says('5.4', /privileged containers/i)) return '1.5'
  return /^1\.(?:3\.6|4|5)/.test(bench.dockerbenchsecurity)
    ? '1.5'
    : bench.dockerbenchsecurity.startsWith('1.6')
      ? '1.6'
      : 'other'
}

/** The rule of a test, numbered as CIS 1.6.0 does where the test is in it. */
export function ruleOf(numbering: Numbering, version: string, id: string, description: string): string {
  const number = numbering === 'other' ? null : numbering === '1.6' ? id : modern(id)
  if (number === null || !/^[1-7]\./.test(number))
    return `docker-bench-${/^[\w.-]{1,20}$/.test(version) ? version : 'unknown'}/${id}`
  return `cis-docker-1.6/${byFile(number, description)}`
}

/** In CIS 1.5 the test of swarm mode was the first of section 7; then it became the first of section 5. */
function modern(id: string): string {
  if (id === '7.1') return '5.1'
  const [, section, rest] = /^([57])\.(\d+)$/.exec(id) ?? []
  if (section === '5') return `5.${Number(rest) + 1}`
  return section === '7' ? `7.${Number(rest) - 1}` : id
}

/** Releases order the tests of /etc/default/docker and /etc/sysconfig/docker in several ways. */
function byFile(number: string, description: string): string {
  if (!/^3\.(?:19|20|21|22)$/.test(number)) return number
  const isOwner = /ownership/i.test(description)
  if (description.includes('/etc/default/docker')) return isOwner ? '3.19' : '3.20'
  if (description.includes('/etc/sysconfig/docker')) return isOwner ? '3.22' : '3.21'
  return number
}
