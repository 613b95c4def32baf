import { mustBe, mustBeAtLeast, mustHave, mustNotBe, secondsOf, strongCiphers, type Condition } from './flags'
import { ids, type Setting } from './setting'

const logsSomewhere: Condition = (flags, around) =>
  flags.has('audit-webhook-config-file') ? null : mustHave('audit-log-path')(flags, around)

/** Retention concerns a log file only. */
const keepsLog =
  (name: string, least: number): Condition =>
  (flags, around) =>
    !flags.has('audit-log-path') && flags.has('audit-webhook-config-file')
      ? null
      : mustBeAtLeast(name, least)(flags, around)

const timesOut: Condition = (flags) => {
  const seconds = secondsOf(flags.get('request-timeout') ?? '60s')
  return seconds > 0 && seconds <= 300 ? null : `--request-timeout is ${flags.get('request-timeout') ?? ''}`
}

const encrypts: Condition = (flags, around) => {
  const fault = mustHave('encryption-provider-config')(flags, around)
  return fault ?? { unknown: 'the providers stand in the file of --encryption-provider-config' }
}

const access = 'manage-access'
const general = 'security-configurations'
const transit = 'encrypt-in-transit'

/** Settings of kube-apiserver about its log, its certificates and what it keeps in etcd. */
export const transportSettings: readonly Setting[] = [
  {
    id: 'cp-apiserver-profiling',
    name: 'The API server should not serve profiles',
    severity: 'low',
    control: general,
    why: 'Profiles tell of the inside of the program and cost time to make.',
    mend: 'Set --profiling=false.',
    fails: mustBe('profiling', 'false', 'true'),
    mappings: ids('1.2.16', '1.2.15', 'C-0129', 'KCV-0018'),
  },
  {
    id: 'cp-apiserver-audit-log-path',
    name: 'The API server should write an audit log',
    severity: 'medium',
    control: 'auditing-logging',
    why: 'Without an audit log nobody can say afterwards who did what.',
    mend: 'Set --audit-log-path, or send the events to a webhook with --audit-webhook-config-file.',
    fails: logsSomewhere,
    mappings: ids('1.2.17', '1.2.16', 'C-0130', 'KCV-0019'),
  },
  {
    id: 'cp-apiserver-audit-maxage',
    name: 'The audit log should be kept for thirty days',
    severity: 'low',
    control: 'auditing-logging',
    why: 'Attacks are often noticed weeks later; the log must still be there.',
    mend: 'Set --audit-log-maxage=30.',
    fails: keepsLog('audit-log-maxage', 30),
    mappings: ids('1.2.18', '1.2.17', 'C-0131', 'KCV-0020'),
  },
  {
    id: 'cp-apiserver-audit-maxbackup',
    name: 'Ten old files of the audit log should be kept',
    severity: 'low',
    control: 'auditing-logging',
    why: 'Too few files, and a burst of requests pushes the interesting part out of the log.',
    mend: 'Set --audit-log-maxbackup=10.',
    fails: keepsLog('audit-log-maxbackup', 10),
    mappings: ids('1.2.19', '1.2.18', 'C-0132', 'KCV-0021'),
  },
  {
    id: 'cp-apiserver-audit-maxsize',
    name: 'A file of the audit log should hold a hundred megabytes',
    severity: 'low',
    control: 'auditing-logging',
    why: 'Small files roll over quickly and lose what is old.',
    mend: 'Set --audit-log-maxsize=100.',
    fails: keepsLog('audit-log-maxsize', 100),
    mappings: ids('1.2.20', '1.2.19', 'C-0133', 'KCV-0022'),
  },
  {
    id: 'cp-apiserver-request-timeout',
    name: 'Requests to the API server should end in time',
    severity: 'informational',
    control: general,
    why: 'Requests without an end hold connections until there are none left for others.',
    mend: 'Leave --request-timeout at its default, or set it to at most 300s.',
    fails: timesOut,
    mappings: ids('1.2.21', '1.2.20', 'C-0134'),
  },
  {
    id: 'cp-apiserver-sa-lookup',
    name: 'The API server should look service accounts up',
    severity: 'medium',
    control: access,
    why: 'Otherwise a token stays good after its account was deleted.',
    mend: 'Remove --service-account-lookup=false.',
    fails: mustNotBe('service-account-lookup', 'false', 'true'),
    mappings: ids('1.2.22', '1.2.21', 'C-0135', 'KCV-0024'),
  },
  {
    id: 'cp-apiserver-sa-key-file',
    name: 'Service account tokens should have a key of their own',
    severity: 'medium',
    control: access,
    why: 'Without it tokens are checked with the key of the server’s own certificate, which is changed for other reasons.',
    mend: 'Set --service-account-key-file to the public key of the signing pair.',
    fails: mustHave('service-account-key-file'),
    mappings: ids('1.2.23', '1.2.22', 'C-0136', 'KCV-0025'),
  },
  {
    id: 'cp-apiserver-etcd-certs',
    name: 'The API server should show etcd a client certificate',
    severity: 'high',
    control: transit,
    why: 'etcd holds everything; it must know who asks.',
    mend: 'Set --etcd-certfile and --etcd-keyfile.',
    fails: mustHave('etcd-certfile', 'etcd-keyfile'),
    mappings: ids('1.2.24', '1.2.23', 'C-0137', 'KCV-0026'),
  },
  {
    id: 'cp-apiserver-tls-cert',
    name: 'The API server should serve its own certificate',
    severity: 'medium',
    control: transit,
    why: 'Otherwise it makes one for itself, which clients cannot verify.',
    mend: 'Set --tls-cert-file and --tls-private-key-file.',
    fails: mustHave('tls-cert-file', 'tls-private-key-file'),
    mappings: ids('1.2.25', '1.2.24', 'C-0138', 'KCV-0027'),
  },
  {
    id: 'cp-apiserver-client-ca',
    name: 'The API server should verify client certificates',
    severity: 'high',
    control: transit,
    why: 'The authority decides whose certificates name a person or a component.',
    mend: 'Set --client-ca-file.',
    fails: mustHave('client-ca-file'),
    mappings: ids('1.2.26', '1.2.25', 'C-0139', 'KCV-0028'),
  },
  {
    id: 'cp-apiserver-etcd-ca',
    name: 'The API server should verify the certificate of etcd',
    severity: 'high',
    control: transit,
    why: 'Unverified, anybody who answers in place of etcd is believed.',
    mend: 'Set --etcd-cafile.',
    fails: mustHave('etcd-cafile'),
    mappings: ids('1.2.27', '1.2.26', 'C-0140', 'KCV-0029'),
  },
  {
    id: 'cp-apiserver-encryption-config',
    name: 'Secrets should be encrypted in etcd',
    severity: 'high',
    control: 'encrypt-at-rest',
    why: 'Without it a copy of the database, or of its backup, holds every secret in plain text.',
    mend: 'Write an encryption configuration and name it in --encryption-provider-config.',
    fails: mustHave('encryption-provider-config'),
    mappings: ids('1.2.28', '1.2.27', 'C-0141', 'KCV-0030'),
  },
  {
    id: 'cp-apiserver-encryption-provider',
    name: 'Secrets in etcd should be encrypted by a strong provider',
    severity: 'high',
    control: 'encrypt-at-rest',
    why: 'The first provider of the file is the one that writes; identity as the first leaves everything as plain text.',
    mend: 'Put kms, secretbox, aesgcm or aescbc first in the encryption configuration.',
    fails: encrypts,
    mappings: ids('1.2.29', '1.2.28', 'C-0142'),
  },
  {
    id: 'cp-apiserver-ciphers',
    name: 'The API server should allow strong ciphers alone',
    severity: 'low',
    control: transit,
    why: 'Weak suites let recorded traffic be read later.',
    mend: 'List suites with ECDHE and GCM or ChaCha20 in --tls-cipher-suites.',
    fails: strongCiphers('tls-cipher-suites'),
    mappings: ids('1.2.30', '1.2.29', 'C-0277'),
  },
  {
    id: 'cp-apiserver-extend-token-expiration',
    name: 'Service account tokens should expire as they say',
    severity: 'low',
    control: access,
    why: 'By default a token that says one hour is stretched to a year.',
    mend: 'Set --service-account-extend-token-expiration=false.',
    fails: mustBe('service-account-extend-token-expiration', 'false', 'true'),
    mappings: ids('-', '1.2.30', 'C-0290'),
  },
]
