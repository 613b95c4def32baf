/** What a recorded action is called; others show their own name. */
const actionWords: Readonly<Record<string, string>> = {
  'account.change-password': 'Changed own password',
  'alert.comment': 'Commented on alert',
  'alert.undo': 'Took back a change of alert',
  'alert-job.cancel': 'Stopped a change of many alerts',
  'suppression-rule.create': 'Made suppression rule',
  'suppression-rule.update': 'Changed suppression rule',
  'suppression-rule.switch': 'Switched suppression rule',
  'suppression-rule.delete': 'Deleted suppression rule',
  'alert.owner': 'Changed owner of alert',
  'alert.status': 'Changed status of alert',
  'check-setting.update': 'Changed exclusions and parameters of',
  'detection-setting.update': 'Changed settings of detections for',
  'detection-exception.create': 'Made an exception from',
  'detection-exception.revoke': 'Ended an exception from',
  'collector.create': 'Made collector',
  'collector.revoke': 'Revoked collector',
  'collector.rotate': 'Rotated token of collector',
  'collector.update': 'Changed collector',
  'environment.create': 'Made environment',
  'environment.update': 'Changed environment',
  'person.create': 'Made person',
  'person.disable': 'Disabled person',
  'person.enable': 'Enabled person',
  'person.grant-roles': 'Changed roles of person',
  'person.reset-password': 'Set password of person',
  'person.update': 'Renamed person',
  'report.read-body': 'Read body of report',
  'report.replay': 'Replayed report',
  'session.end-all': 'Signed out everywhere',
  'session.start': 'Signed in',
  'token.create': 'Made personal token',
  'token.revoke': 'Revoked personal token',
}

/** The first parts of action names: what the filter offers. */
export const auditAreas = [
  { value: 'alert', label: 'Alerts' },
  { value: 'environment', label: 'Environments' },
  { value: 'check-setting', label: 'Exclusions and parameters' },
  { value: 'detection-setting', label: 'Settings of detections' },
  { value: 'detection-exception', label: 'Exceptions from detections' },
  { value: 'collector', label: 'Collectors' },
  { value: 'report', label: 'Reports' },
  { value: 'person', label: 'People and roles' },
  { value: 'session', label: 'Sign-in' },
  { value: 'account', label: 'Own account' },
  { value: 'token', label: 'Personal tokens' },
] as const

/** An action in words: `collector.create` is "Made collector". */
export function actionName(action: string): string {
  const known = actionWords[action]
  if (known !== undefined) return known
  const words = action.replace('.', ': ').replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
