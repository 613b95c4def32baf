import type { ProcessDetection } from './detection'
import { isReader, isShell, runs, says, touches } from './words'

const removers = /^(?:rm|shred|unlink|truncate|wipe|srm|mv|ln|dd)$/
const history = /(?:^|[\s/"'])\.(?:(?:ba|z|a|k)?sh|python|mysql|psql|node_repl|rediscli)_history\b|\bfish_history\b/
const log =
  /\/var\/log\/?(?:\*|(?=$|[\s"';&|]))|\/var\/log\/(?:syslog|messages|auth\.log|secure|wtmp|btmp|lastlog|utmp|faillog|kern\.log|cron(?:\.log)?|maillog|audit(?:\/\S{0,120})?|journal(?:\/\S{0,120})?|kubernetes\/\S{0,120}|kube-apiserver\S{0,120}|containers\/\S{0,200}|pods\/\S{0,200})(?=$|[\s"';&|*])/
const agents =
  'falco(?:ctl)?|tetragon|sysdig|dragent|auditd|osqueryd|mdatp|wdavdaemon|wazuh-\\w+|ossec-\\w+|falcon-sensor|clamd|clamav-\\w+|aliyundun|aegis|cbdaemon|cbagentd|ds_agent|sentinelone|auditbeat|filebeat|fluent-bit|rsyslogd?|apparmor|fail2ban(?:-server)?|kubearmor|plimsoll\\S{0,20}'
const ends = new RegExp(
  String.raw`^(?:pkill|killall5?)\s(?:-{1,2}\S{1,20}\s+){0,4}["']?(?:\S{0,40}\/)?(?:${agents})["']?(?:\s|$)|^(?:systemctl|service)\s(?:(?:stop|disable|mask|kill)\s(?:--\S{1,20}\s+){0,3}(?:${agents})(?:\.service)?(?:\s|$)|(?:${agents})\s+stop\b)`,
)
const endsInShell = new RegExp(
  String.raw`\bkill\b[^;|&]{0,40}(?:\$\(|${'`'})\s*(?:pidof|pgrep)\s(?:-\w+\s+){0,3}(?:${agents})\b`,
)
const nothingElse =
  /^(?:bash|sh|zsh|ash|ksh|fish|dash|logrotate|rsyslogd|systemd-journald?|sshd|login|auditd|containerd|dockerd|kubelet)$/

/** Covering tracks and taking defences away. */
export const tracks: readonly ProcessDetection[] = [
  {
    type: 'K8S.NODE_HistoryFileCleared',
    severity: 'medium',
    fires: 'A shell’s history was deleted, emptied, moved away or replaced by a link to /dev/null.',
    benign: ['Clean-up steps in the making of machine images'],
    match: (process) =>
      (runs(process, removers) && says(process, history)) ||
      (isShell(process) &&
        says(
          process,
          /\bhistory\s+-c\b|(?:^|[\s;&|"'])(?::|true|cat\s+\/dev\/null|echo\s*(?:-n)?\s*(?:""|'')?)?\s*>\s*\S{0,120}\.(?:ba|z|a|k)?sh_history\b/,
        )) ||
      (/unlink|rename|truncate/.test(process.call ?? '') && touches(process, history, nothingElse)),
  },
  {
    type: 'K8S.NODE_SystemLogRemoval',
    severity: 'medium',
    fires: 'A log of the system or of the cluster was deleted or emptied, or the whole of /var/log.',
    benign: ['Making of machine images', 'A full disk and an administrator in a hurry'],
    match: (process) =>
      (runs(process, /^(?:rm|shred|unlink|truncate|wipe|srm)$/) && says(process, log)) ||
      (isShell(process) &&
        says(
          process,
          /(?:^|[\s;&|"'])(?::|true|cat\s+\/dev\/null|echo\s*(?:-n)?\s*(?:""|'')?)?\s*>\s*\/var\/log\/(?:syslog|messages|auth\.log|secure|wtmp|btmp|lastlog|audit\/\S+|kern\.log)/,
        )) ||
      says(
        process,
        /^journalctl\s.{0,80}--vacuum-(?:time[\s=]\d{1,2}(?:s|sec|m|min)\b|size[\s=]\d{1,3}(?:K|B)?\b(?![MG]))/,
      ) ||
      (/unlink|truncate/.test(process.call ?? '') && touches(process, log, nothingElse)),
  },
  {
    type: 'K8S.NODE_TimestampTampering',
    severity: 'low',
    fires: '`touch` gave a file of the system the time of another file or a time of choice, or debugfs did.',
    benign: ['Reproducible builds that set all times alike'],
    match: (process) =>
      (runs(process, /^touch$/) &&
        says(process, /^touch\s(?:.{0,200}\s)?(?:-\w{0,4}[rtd]\b|--reference[\s=]|--date[\s=])/) &&
        says(process, /\s\/(?:s?bin|usr|lib(?:64)?|etc|root|boot|var\/www)\//)) ||
      says(process, /^debugfs\s.{0,80}-w\b.{0,200}\bset_inode_field\b.{0,200}\b[cma]time\b/),
  },
  {
    type: 'K8S.NODE_SuspectProcessTermination',
    severity: 'low',
    fires:
      'A security or audit agent was stopped by name: pkill, killall, systemctl stop, or kill of what pidof found.',
    benign: ['Updates of the agent'],
    match: (process) => says(process, ends) || (isShell(process) && says(process, endsInShell)),
  },
  {
    type: 'K8S.NODE_TimerServiceDisabled',
    severity: 'informational',
    fires: 'The timer for automatic security updates was stopped or disabled.',
    benign: ['Hosts that are updated by replacing them'],
    match: (process) =>
      says(
        process,
        /^systemctl\s(?:--\S+\s+){0,3}(?:stop|disable|mask)\s(?:--\S+\s+){0,3}(?:.{0,120}\s)?apt-daily(?:-upgrade)?\.(?:timer|service)\b/,
      ),
  },
  {
    type: 'K8S.NODE_SuspectPasswordFileAccess',
    severity: 'informational',
    fires: 'A file with hashes of passwords (/etc/shadow and its kin) was read by a program that is not for that.',
    benign: ['Backups', 'Hardening scans'],
    match: (process) =>
      (isReader(process) &&
        says(process, /(?:^|[\s"'])\/?etc\/(?:g?shadow|master\.passwd|security\/passwd)-?(?=$|[\s"'])/)) ||
      touches(
        process,
        /^\/?etc\/(?:g?shadow|master\.passwd)-?$/,
        /^(?:passwd|chpasswd|chage|sshd(?:-session)?|login|su|sudo|cron|crond|unix_chkpwd|useradd|userdel|usermod|adduser|groupadd|pwck|systemd\S*|polkitd|gdm\S*|vsftpd|dovecot|newusers|vipw)$/,
      ),
  },
]
