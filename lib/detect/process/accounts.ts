import type { ProcessDetection } from './detection'
import { isShell, runs, says, touches } from './words'

const keyFile = /\.ssh\/authorized_keys2?\b/

/** Accounts, passwords and keys that are changed so that someone may come back. */
export const accounts: readonly ProcessDetection[] = [
  {
    type: 'K8S.NODE_SuspectUserAddition',
    severity: 'medium',
    fires: 'An account was made or changed to be root by number, or to belong to a group that may become root.',
    benign: ['Provisioning of machines'],
    match: (process) =>
      (runs(process, /^(?:useradd|adduser|usermod)$/) &&
        says(
          process,
          /\s(?:-\w{0,3}u\s*0(?=\s|$)|--uid[\s=]0(?=\s|$)|-o(?=\s|$)|--non-unique\b|-\w{0,3}G\s*\S{0,80}\b(?:sudo|wheel|root|docker|admin)\b|--groups[\s=]\S{0,80}\b(?:sudo|wheel|root|docker|admin)\b)/,
        )) ||
      says(process, /^adduser\s(?:.{0,200}\s)?(?:sudo|wheel|root|docker)$/) ||
      (isShell(process) && says(process, /:0:0:[^:]{0,60}:\/[^:]{0,120}:\/\S{0,40}["']?\s*>{1,2}\s*\/etc\/passwd\b/)),
  },
  {
    type: 'K8S.NODE_SuspectPasswordChange',
    severity: 'medium',
    fires:
      'A password was set by a ready-made hash or through standard input: chpasswd with a crypt method, usermod -p, passwd --stdin.',
    benign: ['Provisioning of machines'],
    match: (process) =>
      (runs(process, /^chpasswd$/) && says(process, /\s(?:-\w{0,3}[ecm]\b|--crypt-method\b|--encrypted\b|--md5\b)/)) ||
      (runs(process, /^usermod$/) && says(process, /\s(?:-\w{0,3}p\s|--password[\s=])/)) ||
      (runs(process, /^passwd$/) && says(process, /\s--stdin\b/)) ||
      (isShell(process) && says(process, /\broot:[^|]{1,200}\|\s*(?:sudo\s+)?(?:\/usr\/sbin\/)?chpasswd\b/)),
  },
  {
    type: 'K8S.NODE_SshKeyAccess',
    severity: 'informational',
    fires: 'The list of keys that may sign in over SSH was written or read by something other than SSH’s own tools.',
    benign: ['Provisioning of machines', 'Backups of home folders'],
    match: (process) =>
      (isShell(process) &&
        says(
          process,
          /(?:>{1,2}\s*|\btee\s+(?:-a\s+)?|\bcp\s+\S+\s+|\bmv\s+\S+\s+)["']?\S{0,160}\.ssh\/authorized_keys2?\b/,
        )) ||
      (runs(process, /^(?:tee|cp|mv|curl|wget|vi|vim|nano|sed|chattr|install)$/) && says(process, keyFile)) ||
      touches(
        process,
        keyFile,
        /^(?:sshd(?:-session)?|ssh-copy-id|ssh|google_guest\S*|waagent|cloud-init|python3?|ec2-instance-connect\S*|AuthorizedKeys\S*|sss_\S+|restorecon|logrotate)$/,
      ),
  },
]
