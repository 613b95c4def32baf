import type { Evidence } from '@/lib/model/assessment'
import type { DockerContainerDocument } from '@/lib/model/docker-container'
import type { DockerHostDocument } from '@/lib/model/docker-host'
import type { Json } from '@/lib/model/json'
import type { Part } from '@/lib/model/part'
import type { CheckFacts, ContainerCheck, HostCheck, DockerFacts } from './check'
import { notApplicable, notEvaluated, proof, verdictOf } from './verdict'

/** A rule came upon something that the collector could not read; the text says why. */
class Unread extends Error {}
/** The rule has nothing to say about this host or container; the text says why. */
class Pointless extends Error {}

/** The value of a part. Where it was not read, the check that asks is not applicable: never healthy, never guessed. */
export function known<T>(part: Part<T>): T {
  if ('unread' in part) throw new Unread(part.unread)
  return part.value
}

/** Ends a check: what it needs could not be read. */
export function unread(reason: string): never {
  throw new Unread(reason)
}

/** Ends a check as not applicable. */
export function pointless(reason: string): never {
  throw new Pointless(reason)
}

type Rule<Document> = CheckFacts & { inspect: (document: Document, facts: DockerFacts) => Evidence[] }

/** Makes a check out of a rule that lists the faults of a host. */
export function hostCheck({ inspect, ...check }: Rule<DockerHostDocument>): HostCheck {
  return {
    ...check,
    subject: 'host',
    assetKinds: ['docker-host'],
    evaluate: (host, facts) => judge(() => inspect(host, facts)),
  }
}

const over = new Set(['exited', 'dead', 'removing'])

/** Makes a check out of a rule that lists the faults of a container. One that has ended does no harm any more. */
export function containerCheck({ inspect, ...check }: Rule<DockerContainerDocument>): ContainerCheck {
  return {
    ...check,
    subject: 'container',
    assetKinds: ['container'],
    evaluate: (document, facts) => {
      const state = document.container.State.Status
      return over.has(state) ? notApplicable(`the container is ${state}`) : judge(() => inspect(document, facts))
    },
  }
}

/** One piece of evidence where the fault is there. */
export function when(isFault: boolean, path: string, value: Json | undefined, message: string): Evidence[] {
  return isFault ? [proof(path, value, message)] : []
}

/** A check that nobody but a person can do: it stands in the list with what to look at. */
export function manualCheck(facts: CheckFacts, reason: string): HostCheck {
  return hostCheck({ ...facts, preview: true, inspect: () => pointless(`manual: ${reason}`) })
}

function judge(inspect: () => Evidence[]) {
  try {
    return verdictOf(inspect())
  } catch (error) {
    if (error instanceof Unread) return notEvaluated(error.message)
    if (error instanceof Pointless) return notApplicable(error.message)
    throw error
  }
}
