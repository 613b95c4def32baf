import { hostileStrings, poisoned } from './strings'

const text = hostileStrings.join(' ')
const pod = { namespace: 'hostile', name: 'hostile-0' }

/** A call under a tracing policy whose every free text is an attack. */
export function tetragonPayload(at: string): object {
  return {
    process_kprobe: {
      process: {
        exec_id: poisoned(5),
        binary: `/tmp/${poisoned(0)}`,
        arguments: text,
        cwd: poisoned(1),
        start_time: at,
        docker: poisoned(6),
        user: { name: poisoned(2) },
        pod: {
          ...pod,
          workload: poisoned(3),
          workload_kind: poisoned(4),
          container: { id: poisoned(5), name: poisoned(6), image: { name: poisoned(8) } },
        },
      },
      parent: { binary: poisoned(9), arguments: text },
      function_name: poisoned(10),
      args: hostileStrings.map((string_arg) => ({ string_arg, file_arg: { path: string_arg } })),
      policy_name: poisoned(1),
      message: text,
      tags: hostileStrings.filter((tag) => tag.length <= 256),
      action: 'KPROBE_ACTION_SIGKILL',
    },
    node_name: poisoned(0),
    time: at,
  }
}

/** An alert of Defender whose every free text is an attack. */
export function defenderPayload(at: string): object {
  return {
    AlertType: poisoned(1),
    AlertDisplayName: poisoned(0),
    SystemAlertId: poisoned(13),
    Description: text,
    Severity: 'High',
    EndTimeUtc: at,
    Intent: text,
    CompromisedEntity: poisoned(1),
    AlertUri: 'javascript:window.__owned=true',
    AzureResourceId: '/subscriptions/1/providers/Microsoft.ContainerService/managedClusters/hostile',
    RemediationSteps: [...hostileStrings],
    ExtendedProperties: Object.fromEntries(hostileStrings.map((key, n) => [key, poisoned(n + 3)])),
    Entities: [
      ...hostileStrings.map((Name, n) => ({ $id: String(n), Name, Type: 'account' })),
      { $id: '90', Type: 'K8s-pod', Name: 'hostile-0', Namespace: { Type: 'K8s-namespace', Name: 'hostile' } },
      { $id: '91', Type: 'process', CommandLine: text, ImageFile: { Name: poisoned(6) } },
    ],
  }
}

/** A finding of OCSF whose every free text is an attack. */
export function ocsfPayload(at: string): object {
  return {
    class_uid: 2004,
    severity_id: 5,
    time_dt: at,
    message: text,
    metadata: { product: { name: poisoned(0) }, version: poisoned(1) },
    finding_info: { uid: poisoned(2), title: poisoned(0), desc: text, types: [...hostileStrings] },
    resources: [{ type: 'KubernetesPod', ...pod, uid: poisoned(9), data: text }],
    evidences: hostileStrings.map((name) => ({
      process: { name, cmd_line: text },
      file: { path: name },
      actor: { user: { name } },
    })),
    remediation: { desc: text, references: [...hostileStrings] },
  }
}

/** A report of Grype whose every free text is an attack. */
export function grypePayload(): object {
  return {
    matches: hostileStrings.map((id, n) => ({
      vulnerability: {
        id,
        severity: 'Critical',
        dataSource: 'javascript:window.__owned=true',
        urls: [...hostileStrings],
        description: text,
        fix: { versions: [poisoned(n + 1)], state: 'fixed' },
      },
      relatedVulnerabilities: [{ id: poisoned(n + 2), description: text }],
      artifact: {
        name: poisoned(n + 3),
        version: poisoned(n + 4),
        type: poisoned(n + 5),
        purl: text,
        locations: [{ path: text, layerID: poisoned(n) }],
      },
    })),
    source: {
      type: 'image',
      target: {
        userInput: 'registry.example/hostile:1',
        tags: [...hostileStrings],
        repoDigests: [`registry.example/hostile@sha256:${'a'.repeat(64)}`],
      },
    },
    distro: { name: poisoned(0), version: poisoned(1) },
    descriptor: { name: 'grype', version: poisoned(2) },
  }
}

/** A run of SARIF whose every free text is an attack. */
export function sarifPayload(): object {
  return {
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: poisoned(0),
            rules: hostileStrings.map((id, n) => ({
              id,
              name: poisoned(n + 1),
              shortDescription: { text },
              helpUri: 'javascript:window.__owned=true',
              help: { text },
            })),
          },
        },
        results: hostileStrings.map((ruleId, n) => ({
          ruleId,
          message: { text },
          locations: [{ physicalLocation: { artifactLocation: { uri: poisoned(n + 2) } } }],
          partialFingerprints: { mark: poisoned(n + 3) },
        })),
      },
    ],
  }
}
