import type { Check } from '../../check'
import { podAddedCapabilities } from '../pod-added-capabilities'
import { podAllowPrivilegeEscalation } from '../pod-allow-privilege-escalation'
import { podApparmor } from '../pod-apparmor'
import { podCapNetRaw } from '../pod-cap-net-raw'
import { podCapSysAdmin } from '../pod-cap-sys-admin'
import { podDangerousCapabilities } from '../pod-dangerous-capabilities'
import { podDropAllCapabilities } from '../pod-drop-all-capabilities'
import { podHighUid } from '../pod-high-uid'
import { podHostIpc } from '../pod-host-ipc'
import { podHostNetwork } from '../pod-host-network'
import { podHostPid } from '../pod-host-pid'
import { podHostPort } from '../pod-host-port'
import { podHostpath } from '../pod-hostpath'
import { podHostpathSensitive } from '../pod-hostpath-sensitive'
import { podHostpathWritable } from '../pod-hostpath-writable'
import { podImageUserRoot } from '../pod-image-user-root'
import { podPrivileged } from '../pod-privileged'
import { podReadonlyRootfs } from '../pod-readonly-rootfs'
import { podRootGroup } from '../pod-root-group'
import { podRunAsNonRoot } from '../pod-run-as-non-root'
import { podRunAsUserZero } from '../pod-run-as-user-zero'
import { podRuntimeSocket } from '../pod-runtime-socket'
import { podSeccompDefault } from '../pod-seccomp-default'
import { podSeccompUnconfined } from '../pod-seccomp-unconfined'
import { podEphemeralContainers } from '../pod-ephemeral-containers'
import { podSshServer } from '../pod-ssh-server'
import { podSudoEntrypoint } from '../pod-sudo-entrypoint'
import { podHostAliases } from '../pod-host-aliases'
import { podLinuxHardening } from '../pod-linux-hardening'
import { podUserNamespace } from '../pod-user-namespace'
import { podShareProcessNamespace } from '../pod-share-process-namespace'
import { podHostProbe } from '../pod-host-probe'
import { podWindowsAdministrator } from '../pod-windows-administrator'
import { podWindowsHostProcess } from '../pod-windows-host-process'
import { podFlexvolume } from '../pod-flexvolume'
import { podVolumeTypes } from '../pod-volume-types'
import { podSysctls } from '../pod-sysctls'
import { podProcMount } from '../pod-proc-mount'
import { podSelinux } from '../pod-selinux'

/** Section A of the reference: what pods may do. */
export const podChecks: readonly Check[] = [
  podPrivileged,
  podAllowPrivilegeEscalation,
  podHostPid,
  podHostIpc,
  podHostNetwork,
  podHostPort,
  podHostpath,
  podHostpathSensitive,
  podHostpathWritable,
  podRuntimeSocket,
  podDropAllCapabilities,
  podAddedCapabilities,
  podCapSysAdmin,
  podCapNetRaw,
  podDangerousCapabilities,
  podRunAsNonRoot,
  podRunAsUserZero,
  podRootGroup,
  podImageUserRoot,
  podHighUid,
  podReadonlyRootfs,
  podSeccompUnconfined,
  podSeccompDefault,
  podApparmor,
  podSelinux,
  podProcMount,
  podSysctls,
  podVolumeTypes,
  podFlexvolume,
  podWindowsHostProcess,
  podWindowsAdministrator,
  podHostProbe,
  podShareProcessNamespace,
  podUserNamespace,
  podLinuxHardening,
  podHostAliases,
  podSudoEntrypoint,
  podSshServer,
  podEphemeralContainers,
]
