import { roleNames, rolePermissions, roles, type Permission } from '@/lib/auth/policy'

const meanings: Record<Permission, string> = {
  'posture:read': 'See the overview, the secure score, controls, recommendations and their resources',
  'assets:read': 'See the inventory and images, search',
  'findings:read': 'See findings and vulnerabilities',
  'alerts:read': 'See alerts, their evidence and history, incidents',
  'environments:read': 'See environments and which plans are on',
  'collectors:read': 'See collectors and their health (never a token)',
  'reports:read': 'See the ledger of reports and why one was rejected',
  'reports:export': 'Download CSV, JSON and the posture report',
  'audit:read': 'Read the audit log of their environments',
  'notifications:read': 'See where notifications go, their rules and the ledger (never an address or a secret)',
  'account:write': 'Change their own password, end their sessions, make personal tokens',
  'alerts:triage': 'Take up, assign, comment, resolve, dismiss and reopen alerts',
  'compliance:attest': 'Attest controls of a standard that no check can decide, take that back',
  'exemptions:write': 'Exempt resources, approve, reject, extend and revoke exemptions',
  'governance:write': 'Say who owns failures and until when they are to be mended',
  'environments:write': 'Make and rename environments, set goals, switch plans',
  'notifications:write': 'Make channels and rules of notifications, try them out, replay messages',
  'collectors:write': 'Make, change, rotate and revoke collectors',
  'reports:replay': 'Read the body of a report and have it processed again',
  'people:read': 'See people and their roles',
  'people:write': 'Make people, set their roles and passwords, close accounts',
  'metrics:read': 'Read the metrics of the installation',
}

/** The table of `docs/roles.md`: what each role may, one row per permission. */
export function permissionTable(): string {
  const rows = (Object.keys(meanings) as Permission[]).map((permission) => {
    const marks = roles.map((role) => (rolePermissions[role].has(permission) ? 'yes' : 'no'))
    return `| ${meanings[permission]} | \`${permission}\` | ${marks.join(' | ')} |`
  })
  const names = roles.map((role) => roleNames[role])
  return [`| | permission | ${names.join(' | ')} |`, `|---|---|${roles.map(() => '---|').join('')}`, ...rows].join('\n')
}
