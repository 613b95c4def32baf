import type { Entity, EntityKind } from '@/lib/model/alert'

const placeholder = /\{(namespace|pod|container|image|node|host|user|controller|subject|resource|name)\}/g
const rolledOut = new Set(['Deployment', 'StatefulSet', 'DaemonSet'])

/**
 * Steps with `{pod}`, `{namespace}`, `{container}`, `{image}`, `{node}`, `{host}`, `{user}`, `{controller}`
 * (`deployment/checkout`) and `{subject}` (the narrowest of them) filled in; `given` goes before, and alone knows
 * `{resource}` and `{name}` of a request's object. A step about a thing that the event does
 * not name is left out. A name that a shell could take for more than a word is not put into a command: the
 * placeholder then stays, in capitals.
 */
export function fillSteps(
  steps: readonly string[],
  entities: readonly Entity[],
  subject: string,
  given: Readonly<Record<string, string>> = {},
): string[] {
  const nameOf = (kind: EntityKind) => entities.findLast((entity) => entity.kind === kind)?.name
  const workload = entities.findLast((entity) => entity.kind === 'workload')
  const kind = workload?.detail?.['kind'] ?? ''
  const values: Record<string, string | undefined> = {
    namespace: nameOf('namespace'),
    pod: nameOf('pod') ?? (kind === 'Pod' ? workload?.name : undefined),
    container: nameOf('container'),
    image: nameOf('image'),
    node: nameOf('node'),
    host: nameOf('host') ?? nameOf('node'),
    user: nameOf('user') ?? nameOf('service-account'),
    controller: workload && rolledOut.has(kind) ? `${kind.toLowerCase()}/${workload.name}` : undefined,
    subject,
    ...given,
  }
  return steps.flatMap((step) => {
    const wanted = [...step.matchAll(placeholder)].map(([, name = '']) => name)
    if (wanted.some((name) => values[name] === undefined)) return []
    return [step.replaceAll(placeholder, (_, name: string) => plainWord(values[name]) ?? name.toUpperCase())]
  })
}

/** The same steps for the public catalogue: every placeholder in capitals. */
export function blankSteps(steps: readonly string[]): string[] {
  return steps.map((step) => step.replaceAll(placeholder, (_, name: string) => name.toUpperCase()))
}

function plainWord(value: string | undefined): string | undefined {
  return value && /^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,255}$/.test(value) ? value : undefined
}
