import type { Check } from '../../check'
import { imgDeprecatedRegistry } from '../img-deprecated-registry'
import { imgDigestPinned } from '../img-digest-pinned'
import { imgLatestTag } from '../img-latest-tag'
import { imgPullPolicy } from '../img-pull-policy'
import { imgPullSecret } from '../img-pull-secret'
import { imgSignature } from '../img-signature'
import { imgStale } from '../img-stale'
import { imgTrustedRegistry } from '../img-trusted-registry'

/** Section C of the reference: images as workloads name them. */
export const imageChecks: readonly Check[] = [
  imgTrustedRegistry,
  imgLatestTag,
  imgDigestPinned,
  imgPullPolicy,
  imgPullSecret,
  imgDeprecatedRegistry,
  imgSignature,
  imgStale,
]
