import type { Verdict } from '@/lib/model/assessment'
import { kubeletConfigSchema, type KubeletConfig } from '@/lib/model/kubelet'
import type { ObjectCheck } from '../../check'
import { notEvaluated, proof, verdictOf } from '../../verdict'
import { isStrongCipher, secondsOf } from './flags'
import { ids, type Setting } from './setting'

/** What is wrong and where; null when nothing is. */
type Fault = { path: string; message: string } | null
type KubeletSetting = Omit<Setting, 'fails'> & { fails: ((config: KubeletConfig) => Fault) | { unknown: string } }

const wrong = (path: string, message: string): Fault => ({ path: `$.kubeletconfig.${path}`, message })
const general = 'security-configurations'
const transit = 'encrypt-in-transit'

/** Settings of the kubelet and of kube-proxy, node by node. */
export const kubeletSettings: readonly KubeletSetting[] = [
  {
    id: 'node-kubelet-anonymous',
    name: 'Kubelets should not answer anonymous requests',
    severity: 'critical',
    control: 'manage-access',
    why: 'Whoever reaches port 10250 could list pods and run commands in them.',
    mend: 'Set authentication.anonymous.enabled to false.',
    fails: ({ authentication }) =>
      authentication?.anonymous?.enabled === true
        ? wrong('authentication.anonymous.enabled', 'anonymous requests are answered')
        : null,
    mappings: ids('4.2.1', '4.2.1', 'C-0172 C-0069', 'KCV-0079'),
  },
  {
    id: 'node-kubelet-authz',
    name: 'Kubelets should ask whether a request is allowed',
    severity: 'critical',
    control: 'manage-access',
    why: 'With AlwaysAllow everybody with a certificate of the cluster rules the pods of the node.',
    mend: 'Set authorization.mode to Webhook.',
    fails: ({ authorization }) =>
      authorization?.mode === 'AlwaysAllow' ? wrong('authorization.mode', 'every request is allowed') : null,
    mappings: ids('4.2.2', '4.2.2', 'C-0173', 'KCV-0080'),
  },
  {
    id: 'node-kubelet-client-ca',
    name: 'Kubelets should verify client certificates',
    severity: 'high',
    control: transit,
    why: 'Without an authority the kubelet cannot tell the API server from others.',
    mend: 'Set authentication.x509.clientCAFile.',
    fails: ({ authentication }) =>
      authentication?.x509?.clientCAFile ? null : wrong('authentication.x509.clientCAFile', 'no authority is named'),
    mappings: ids('4.2.3', '4.2.3', 'C-0174 C-0070', 'KCV-0081'),
  },
  {
    id: 'node-kubelet-read-only-port',
    name: 'The read-only port of kubelets should be closed',
    severity: 'high',
    control: 'network-access',
    why: 'The port tells everybody who asks about all pods of the node.',
    mend: 'Set readOnlyPort to 0.',
    fails: ({ readOnlyPort }) =>
      (readOnlyPort ?? 0) === 0 ? null : wrong('readOnlyPort', `port ${readOnlyPort} is open`),
    mappings: ids('4.2.4', '4.2.4', 'C-0175', 'KCV-0082'),
  },
  {
    id: 'node-kubelet-streaming-timeout',
    name: 'Idle connections to kubelets should end',
    severity: 'low',
    control: general,
    why: 'Connections that never end use up ports and hide forgotten sessions.',
    mend: 'Set streamingConnectionIdleTimeout to some hours.',
    fails: ({ streamingConnectionIdleTimeout: idle }) =>
      idle && secondsOf(idle) === 0 ? wrong('streamingConnectionIdleTimeout', 'idle connections never end') : null,
    mappings: ids('4.2.5', '4.2.5', 'C-0176', 'KCV-0085'),
  },
  {
    id: 'node-kubelet-iptables-chains',
    name: 'Kubelets should keep their chains of iptables',
    severity: 'low',
    control: 'network-access',
    why: 'Rules that others write can undo those of the kubelet and leave gaps.',
    mend: 'Set makeIPTablesUtilChains to true.',
    fails: ({ makeIPTablesUtilChains }) =>
      makeIPTablesUtilChains === false ? wrong('makeIPTablesUtilChains', 'the kubelet does not keep its chains') : null,
    mappings: ids('4.2.6', '4.2.6', 'C-0178', 'KCV-0084'),
  },
  {
    id: 'node-kubelet-hostname-override',
    name: 'Nodes should keep their own name',
    severity: 'informational',
    control: general,
    why: 'A name that was put in place of the host’s own breaks the match with its certificate.',
    mend: 'Remove --hostname-override from the arguments of the kubelet.',
    fails: { unknown: '--hostname-override is an argument, which the kubelet does not tell' },
    mappings: ids('4.2.7', '4.2.7', 'C-0179', 'KCV-0086'),
  },
  {
    id: 'node-kubelet-event-qps',
    name: 'Kubelets should report their events',
    severity: 'informational',
    control: 'auditing-logging',
    why: 'Events that are dropped are missing when something is looked into.',
    mend: 'Leave eventRecordQPS at its default, or set it to 0 for no limit.',
    fails: ({ eventRecordQPS: rate }) =>
      typeof rate === 'number' && rate !== 0 && rate < 5
        ? wrong('eventRecordQPS', `only ${rate} events a second are reported`)
        : null,
    mappings: ids('4.2.8', '4.2.8', 'C-0180', 'KCV-0087'),
  },
  {
    id: 'node-kubelet-tls',
    name: 'Kubelets should serve a certificate that can be verified',
    severity: 'medium',
    control: transit,
    why: 'Otherwise the kubelet makes one for itself, and the API server cannot know whom it talks to.',
    mend: 'Set tlsCertFile and tlsPrivateKeyFile, or serverTLSBootstrap to true.',
    fails: ({ tlsCertFile, tlsPrivateKeyFile, serverTLSBootstrap }) =>
      (tlsCertFile && tlsPrivateKeyFile) || serverTLSBootstrap === true
        ? null
        : wrong('tlsCertFile', 'neither a certificate nor serverTLSBootstrap is set'),
    mappings: ids('4.2.9', '4.2.9', 'C-0181', 'KCV-0088 KCV-0089'),
  },
  {
    id: 'node-kubelet-rotate-certs',
    name: 'Kubelets should renew their client certificate',
    severity: 'medium',
    control: transit,
    why: 'A certificate that is never renewed is either long-lived or runs out and takes the node with it.',
    mend: 'Set rotateCertificates to true.',
    fails: ({ rotateCertificates }) =>
      rotateCertificates === true ? null : wrong('rotateCertificates', 'certificates are not renewed'),
    mappings: ids('4.2.10', '4.2.10', 'C-0182', 'KCV-0090'),
  },
  {
    id: 'node-kubelet-rotate-server-cert',
    name: 'Kubelets should renew their serving certificate',
    severity: 'low',
    control: transit,
    why: 'Switched off, the serving certificate runs out or is replaced by one nobody can verify.',
    mend: 'Remove RotateKubeletServerCertificate: false from featureGates.',
    fails: ({ featureGates }) =>
      featureGates?.RotateKubeletServerCertificate === false
        ? wrong('featureGates.RotateKubeletServerCertificate', 'renewal is switched off')
        : null,
    mappings: ids('4.2.11', '4.2.11', 'C-0183', 'KCV-0091'),
  },
  {
    id: 'node-kubelet-ciphers',
    name: 'Kubelets should allow strong ciphers alone',
    severity: 'low',
    control: transit,
    why: 'Weak suites let recorded traffic be read later.',
    mend: 'List suites with ECDHE and GCM or ChaCha20 in tlsCipherSuites.',
    fails: ({ tlsCipherSuites }) => {
      const weak = (tlsCipherSuites ?? []).filter((suite) => !isStrongCipher(suite))
      return weak.length > 0 ? wrong('tlsCipherSuites', `allows ${weak.slice(0, 5).join(', ')}`) : null
    },
    mappings: ids('4.2.12', '4.2.12', 'C-0184', 'KCV-0092'),
  },
  {
    id: 'node-kubelet-pod-pids',
    name: 'The processes of a pod should be limited',
    severity: 'low',
    control: general,
    why: 'One pod can start so many processes that the node has none left for others.',
    mend: 'Set podPidsLimit, for example to 4096.',
    fails: ({ podPidsLimit }) => ((podPidsLimit ?? -1) > 0 ? null : wrong('podPidsLimit', 'there is no limit')),
    mappings: ids('4.2.13', '4.2.13', 'C-0284'),
  },
  {
    id: 'node-kubelet-seccomp-default',
    name: 'Kubelets should confine pods by seccomp unless told otherwise',
    severity: 'low',
    control: general,
    why: 'Otherwise pods that name no profile run with every call to the kernel open to them.',
    mend: 'Set seccompDefault to true.',
    fails: ({ seccompDefault }) =>
      seccompDefault === true ? null : wrong('seccompDefault', 'pods without a profile are not confined'),
    mappings: ids('-', '4.2.14', null),
  },
  {
    id: 'node-proxy-metrics-bind',
    name: 'kube-proxy should show its metrics to the node alone',
    severity: 'low',
    control: 'network-access',
    why: 'Its metrics tell everybody on the network about services and rules.',
    mend: 'Set metricsBindAddress to 127.0.0.1:10249 in the ConfigMap kube-proxy.',
    fails: { unknown: 'the configuration of kube-proxy is not collected' },
    mappings: ids('-', '4.3.1', 'C-0291'),
  },
]

/** A check of one setting of a node. `kubeletconfig` of the Node is what its kubelet says, as `…/proxy/configz` gives it. */
export function kubeletCheck({ id, name, severity, control, why, mend, fails, mappings }: KubeletSetting): ObjectCheck {
  return {
    subject: 'object',
    id,
    name,
    description: `${why} Told node by node, where the configuration is collected.`,
    severity,
    ...(severity === 'informational' && { preview: true }),
    control,
    remediation: [
      'Open the configuration of the kubelet, mostly /var/lib/kubelet/config.yaml, on each node named below; of a managed node, the settings of its pool.',
      mend,
      'Restart the kubelet.',
    ],
    ignoresExclusions: true,
    assetKinds: ['node'],
    mappings,
    evaluate(object): Verdict {
      if (typeof fails !== 'function') return notEvaluated(fails.unknown)
      if (object.kubeletconfig === undefined)
        return notEvaluated('nobody has collected the configuration of this kubelet')
      const parsed = kubeletConfigSchema.safeParse(object.kubeletconfig)
      if (!parsed.success) return notEvaluated('the configuration of this kubelet cannot be read')
      const fault = fails(parsed.data)
      return verdictOf(fault ? [proof(fault.path, undefined, fault.message)] : [])
    },
  }
}
