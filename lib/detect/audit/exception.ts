import type { AuditEvent } from '@/lib/model/audit-event'
import { matchesGlob } from '@/lib/model/glob'
import { repositoryOf } from './images'
import type { DetectionException, DetectionSettings } from './settings'
import { isServiceAccount } from './users'

/** What an exception is compared with, of an event or of an alert that one raised. */
export type ExceptionSubject = {
  /** The caller and, where a service account handed a request on, who signed in there. */
  users: readonly string[]
  namespace: string
  name: string
  /** Repositories of images, with and without their tag, as written and in full. */
  images: readonly string[]
}

/** The first exception in force that covers this hit of a detection, or null. */
export function exceptionFor(
  settings: Pick<DetectionSettings, 'exceptions'>,
  detection: string,
  subject: ExceptionSubject,
  at: string,
): DetectionException | null {
  return (
    settings.exceptions.find(
      (one) =>
        (one.detection === null || one.detection === detection) &&
        (one.expiresAt === null || at < one.expiresAt) &&
        covers(one, subject),
    ) ?? null
  )
}

/** Whether every part that the exception names matches. One that names none covers nothing. */
export function covers(
  { user, namespace, image, name }: Pick<DetectionException, 'user' | 'namespace' | 'image' | 'name'>,
  subject: ExceptionSubject,
): boolean {
  if (user === null && namespace === null && image === null && name === null) return false
  return (
    (user === null || subject.users.some((one) => matchesGlob(user, one))) &&
    (namespace === null || matchesGlob(namespace, subject.namespace)) &&
    (image === null || subject.images.some((one) => matchesGlob(image, one))) &&
    (name === null || matchesGlob(name, subject.name))
  )
}

/** What an exception sees of an event. `images`: as the objects of the event write them. */
export function exceptionSubject(event: AuditEvent, images: readonly string[]): ExceptionSubject {
  // A proxy's account hands on who signed in; a person who acts as another is not excused by that one's exception.
  const proxied = isServiceAccount(event.user) ? event.impersonated : null
  return {
    users: proxied ? [event.user.name, proxied.name] : [event.user.name],
    namespace: event.object?.namespace ?? '',
    name: event.object?.name ?? '',
    images: images.flatMap(imageNames),
  }
}

/** `nginx:1.27` → itself, `nginx`, `docker.io/library/nginx`: what a person may have meant by a glob. */
export const imageNames = (image: string): string[] => [
  ...new Set([image, image.replace(/@.*$/, '').replace(/:[^:/]*$/, ''), repositoryOf(image)]),
]
