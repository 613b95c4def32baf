import type { KubernetesObject } from '@/lib/model/kubernetes'
import { podLabelsOf } from './pod'

/** Whether these labels hold what `rule` asks for: `key`, or `key=value`. */
export function carries(labels: Readonly<Record<string, string>>, rule: string): boolean {
  const at = rule.indexOf('=')
  const key = at < 0 ? rule : rule.slice(0, at)
  return Object.hasOwn(labels, key) && (at < 0 || labels[key] === rule.slice(at + 1))
}

/** Whether an object, or the pods that it makes, carry every one of these labels. */
export function carriesAll(object: KubernetesObject, rules: readonly string[]): boolean {
  const bearers = [object.metadata.labels ?? {}, podLabelsOf(object)]
  return rules.every((rule) => bearers.some((labels) => carries(labels, rule)))
}
