import type { GateRule, GateVerdict } from '@/lib/model/gate'

export const verdictNames = { fail: 'Failed', warn: 'Warned', pass: 'Passed' } as const satisfies Record<
  GateVerdict,
  string
>

const days = (count: number) => (count === 1 ? 'a day' : `${count} days`)
const most = (allowed: number) => (allowed === 0 ? 'Any' : `More than ${allowed}`)
const least = (severity: string | undefined) => (severity === undefined ? '' : ` of severity ${severity} or worse`)

/** What breaks a rule, as a person would say it. */
export function ruleWords(rule: GateRule): string {
  switch (rule.kind) {
    case 'vulnerabilities': {
      const { allowed, severity, fixable, exploited, publishedDaysAgo } = rule
      const known = publishedDaysAgo === undefined ? '' : ` known for ${days(publishedDaysAgo)}`
      const what = `${exploited ? 'known exploited ' : ''}vulnerabilities`
      return `${most(allowed)} ${what}${least(severity)}${fixable ? ' with a fix' : ''}${known}`
    }
    case 'secrets':
    case 'misconfigurations':
      return `${most(rule.allowed)} ${rule.kind}${least(rule.severity)}`
    case 'licences':
      return `A licence among ${rule.names.join(', ')}`
    case 'unscanned':
      return 'An image that was not scanned'
    case 'scan-age':
      return `A scan older than ${days(rule.days)}`
    case 'image-age':
      return `An image older than ${days(rule.days)}`
    case 'registries':
      return `An image from elsewhere than ${rule.from.join(', ')}`
    case 'unsigned-base':
      return 'A base image whose signature nobody verified'
  }
}
