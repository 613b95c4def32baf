import { pascalCase } from '@/lib/model/pascal-case'
import { asList, asRaw, asText, type Finding, infoOf, productOf } from './payload'

/**
 * Types of Amazon GuardDuty that mean what a type of ours means, so that its finding and a sensor's alert are told as
 * one. Source: docs.aws.amazon.com, GuardDuty, EKS protection and runtime monitoring finding types.
 */
const guardDuty: Readonly<Record<string, string>> = {
  'Execution:Runtime/ReverseShell': 'K8S.NODE_ReverseShell',
  'Execution:Runtime/NewBinaryExecuted': 'Falco_DropAndExecuteNewBinaryInContainer',
  'Execution:Runtime/SuspiciousTool': 'K8S.NODE_KnownLinuxAttackTool',
  'CryptoCurrency:Runtime/BitcoinTool.B': 'K8S.NODE_DigitalCurrencyMining',
  'CryptoCurrency:Runtime/BitcoinTool.B!DNS': 'K8S.NODE_DigitalCurrencyMining',
  'Impact:Runtime/CryptoMinerExecuted': 'K8S.NODE_CryptoCoinMinerExecution',
  'DefenseEvasion:Runtime/FilelessExecution': 'Falco_FilelessExecutionViaMemfdCreate',
  'PrivilegeEscalation:Kubernetes/PrivilegedContainer': 'K8S_PrivilegedContainer',
  'Persistence:Kubernetes/ContainerWithSensitiveMount': 'K8S_SensitiveMount',
  'Policy:Kubernetes/ExposedDashboard': 'K8S_ExposedDashboard',
  'Policy:Kubernetes/KubeflowDashboardExposed': 'K8S_ExposedKubeflow',
}

/** What the tool calls this kind of finding: Security Hub puts a path in front of GuardDuty's own. */
export function ruleOf(finding: Finding): string {
  const info = infoOf(finding)
  const types = asList(info.types).flatMap((one) => asText(one) ?? [])
  const own = types
    .map((type) => /(?:^|\/)(\w+:[\w-]+[/-][\w.!-]+)$/.exec(type)?.[1]?.replace(/^(\w+:\w+)-/, '$1/'))
    .find(Boolean)
  const rule =
    own ?? asText(asRaw(info.analytic)?.name) ?? asText(finding.metadata?.event_code) ?? types[0] ?? asText(info.title)
  return (rule ?? 'finding').slice(0, 512)
}

/** Ours where it means the same, else the product's name and the rule's: `GuardDuty_ExecutionKubernetesExecInKubeSystemPod`. */
export function typeOf(finding: Finding): string {
  const rule = ruleOf(finding)
  const known = Object.hasOwn(guardDuty, rule) ? guardDuty[rule] : undefined
  return known ?? `${pascalCase(productOf(finding)).slice(0, 40) || 'Ocsf'}_${pascalCase(rule) || 'UnnamedFinding'}`
}
