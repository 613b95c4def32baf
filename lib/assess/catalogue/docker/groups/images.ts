import type { Check } from '../../../check'
import { imgAdd } from '../img-add'
import { imgContentTrust } from '../img-content-trust'
import { imgHealthcheck } from '../img-healthcheck'
import { imgPackages } from '../img-packages'
import { imgScanned } from '../img-scanned'
import { imgSecrets } from '../img-secrets'
import { imgSetuid } from '../img-setuid'
import { imgSigned } from '../img-signed'
import { imgTrustedBase } from '../img-trusted-base'
import { imgUpdateAlone } from '../img-update-alone'
import { imgUser } from '../img-user'
import { imgVerifiedPackages } from '../img-verified-packages'

/** Checks of the images that a host stores and runs, in the order of the benchmark. */
export const imagesChecks: readonly Check[] = [
  imgUser,
  imgTrustedBase,
  imgPackages,
  imgScanned,
  imgContentTrust,
  imgHealthcheck,
  imgUpdateAlone,
  imgSetuid,
  imgAdd,
  imgSecrets,
  imgVerifiedPackages,
  imgSigned,
]
