import type { Check } from '../../../check'
import { daemonAuthzPlugin } from '../daemon-authz-plugin'
import { daemonBaseDeviceSize } from '../daemon-base-device-size'
import { daemonCgroupParent } from '../daemon-cgroup-parent'
import { daemonExperimental } from '../daemon-experimental'
import { daemonIcc } from '../daemon-icc'
import { daemonInsecureRegistries } from '../daemon-insecure-registries'
import { daemonIptables } from '../daemon-iptables'
import { daemonLiveRestore } from '../daemon-live-restore'
import { daemonLogLevel } from '../daemon-log-level'
import { daemonNoNewPrivileges } from '../daemon-no-new-privileges'
import { daemonRemoteLogging } from '../daemon-remote-logging'
import { daemonRootless } from '../daemon-rootless'
import { daemonSeccomp } from '../daemon-seccomp'
import { daemonStorageDriver } from '../daemon-storage-driver'
import { daemonTls } from '../daemon-tls'
import { daemonUlimit } from '../daemon-ulimit'
import { daemonUserlandProxy } from '../daemon-userland-proxy'
import { daemonUserns } from '../daemon-userns'

/** Checks of how the daemon is set up, in the order of the benchmark. */
export const daemonChecks: readonly Check[] = [
  daemonRootless,
  daemonIcc,
  daemonLogLevel,
  daemonIptables,
  daemonInsecureRegistries,
  daemonStorageDriver,
  daemonTls,
  daemonUlimit,
  daemonUserns,
  daemonCgroupParent,
  daemonBaseDeviceSize,
  daemonAuthzPlugin,
  daemonRemoteLogging,
  daemonNoNewPrivileges,
  daemonLiveRestore,
  daemonUserlandProxy,
  daemonSeccomp,
  daemonExperimental,
]
