import type { Check } from '../../../check'
import { ctApparmor } from '../ct-apparmor'
import { ctBindInterface } from '../ct-bind-interface'
import { ctCapabilities } from '../ct-capabilities'
import { ctCgroup } from '../ct-cgroup'
import { ctCpu } from '../ct-cpu'
import { ctDefaultBridge } from '../ct-default-bridge'
import { ctDevices } from '../ct-devices'
import { ctDockerSocket } from '../ct-docker-socket'
import { ctExecPrivileged } from '../ct-exec-privileged'
import { ctExecRoot } from '../ct-exec-root'
import { ctHealth } from '../ct-health'
import { ctHostIpc } from '../ct-host-ipc'
import { ctHostNetwork } from '../ct-host-network'
import { ctHostPid } from '../ct-host-pid'
import { ctHostUts } from '../ct-host-uts'
import { ctLatest } from '../ct-latest'
import { ctMemory } from '../ct-memory'
import { ctMountPropagation } from '../ct-mount-propagation'
import { ctNoNewPrivileges } from '../ct-no-new-privileges'
import { ctOpenPorts } from '../ct-open-ports'
import { ctPidsLimit } from '../ct-pids-limit'
import { ctPrivileged } from '../ct-privileged'
import { ctPrivilegedPorts } from '../ct-privileged-ports'
import { ctReadonlyRootfs } from '../ct-readonly-rootfs'
import { ctRestartPolicy } from '../ct-restart-policy'
import { ctSeccomp } from '../ct-seccomp'
import { ctSelinux } from '../ct-selinux'
import { ctSensitiveMounts } from '../ct-sensitive-mounts'
import { ctSshd } from '../ct-sshd'
import { ctSwarm } from '../ct-swarm'
import { ctUlimit } from '../ct-ulimit'
import { ctUsernsHost } from '../ct-userns-host'

/** Checks of containers, in the order of the benchmark. */
export const containersChecks: readonly Check[] = [
  ctSwarm,
  ctApparmor,
  ctSelinux,
  ctCapabilities,
  ctPrivileged,
  ctSensitiveMounts,
  ctSshd,
  ctPrivilegedPorts,
  ctOpenPorts,
  ctHostNetwork,
  ctMemory,
  ctCpu,
  ctReadonlyRootfs,
  ctBindInterface,
  ctRestartPolicy,
  ctHostPid,
  ctHostIpc,
  ctDevices,
  ctUlimit,
  ctMountPropagation,
  ctHostUts,
  ctSeccomp,
  ctExecPrivileged,
  ctExecRoot,
  ctCgroup,
  ctNoNewPrivileges,
  ctHealth,
  ctLatest,
  ctPidsLimit,
  ctDefaultBridge,
  ctUsernsHost,
  ctDockerSocket,
]
