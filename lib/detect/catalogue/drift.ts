import type { AlertTypeEntries } from './entry'
import { askOwner, contain, review } from './steps'

const asBuilt = 'Compare with the image as it was built: what is not in {image} came in at run time.'
const readOnly = ['k8s-pod-readonly-rootfs', 'k8s-pod-run-as-non-root']

/** Programs that were not in the image, and writing where programs live. */
export const drift = [
  {
    id: 'Falco_DropAndExecuteNewBinaryInContainer',
    name: 'A drift binary detected executing in the container',
    description:
      'A program was run that is not part of the image: it was written into the container after the start. Images do ' +
      'not grow new programs by themselves.',
    falco: { 'Drop and execute new binary in container': 'critical' },
    tactics: ['Execution', 'Persistence'],
    techniques: ['T1059', 'T1105'],
    remediation: [asBuilt, ...contain],
    preventedBy: readOnly,
  },
  {
    id: 'Falco_ContainerDriftDetectedChmod',
    name: 'A new executable appeared in a container',
    description: 'A file in a container was created as a program, or made one, after the container had started.',
    falco: { 'Container Drift Detected (chmod)': 'error', 'Container Drift Detected (open+create)': 'error' },
    severity: { is: 'medium', because: 'the file has not run yet, and installers do the same' },
    tactics: ['Execution'],
    techniques: ['T1059'],
    remediation: [asBuilt, ...review],
    preventedBy: readOnly,
  },
  {
    id: 'Falco_ExecutionFromDevShm',
    name: 'Execution from /dev/shm',
    description: 'A program was run from shared memory, which leaves nothing on the disk.',
    falco: { 'Execution from /dev/shm': 'warning' },
    severity: { is: 'high', because: 'hardly any honest program runs from there' },
    tactics: ['Execution', 'DefenseEvasion'],
    techniques: ['T1059.004', 'T1620'],
    remediation: ['Copy the program out of `/dev/shm` before the pod goes.', ...contain],
    preventedBy: readOnly,
  },
  {
    id: 'Falco_FilelessExecutionViaMemfdCreate',
    name: 'Fileless execution',
    description: 'A program was run from memory alone, without a file, so that scanners of disks see nothing.',
    falco: { 'Fileless execution via memfd_create': 'critical' },
    tactics: ['DefenseEvasion', 'Execution'],
    techniques: ['T1620'],
    remediation: ['Save the memory of the process before you stop it: `cat /proc/PID/exe > sample`.', ...contain],
    preventedBy: ['k8s-pod-seccomp-default', 'k8s-pod-run-as-non-root'],
  },
  {
    id: 'Falco_LaunchPackageManagementProcessInContainer',
    name: 'Package manager in a running container',
    description: 'A package manager was run in a container. What it installs is in no image and passed no scan.',
    falco: {
      'Launch Package Management Process in Container': 'error',
      'Launch package management process in container': 'error',
    },
    severity: { is: 'medium', because: 'mostly a habit of people who debug, now and then a step of an attack' },
    tactics: ['Persistence', 'Execution'],
    techniques: ['T1505'],
    remediation: ['Put what is needed into the image and take the package manager out of it.', ...review],
    preventedBy: readOnly,
  },
  {
    id: 'Falco_WriteBelowBinaryDir',
    name: 'A program folder was changed',
    description: 'Something wrote into a folder of programs such as `/bin`, made one there or renamed one.',
    falco: {
      'Write below binary dir': 'error',
      'Modify binary dirs': 'error',
      'Mkdir binary dirs': 'error',
    },
    tactics: ['Persistence', 'DefenseEvasion'],
    techniques: ['T1543', 'T1222.002'],
    remediation: [asBuilt, ...contain],
    preventedBy: readOnly,
  },
  {
    id: 'Falco_WriteBelowEtc',
    name: 'A system settings file was written',
    description: 'A file below `/etc` was written by a program that does not usually do so.',
    falco: { 'Write below etc': 'error' },
    severity: { is: 'medium', because: 'entrypoints of many images write their settings there' },
    tactics: ['Persistence'],
    techniques: ['T1098'],
    remediation: [asBuilt, ...review],
    preventedBy: readOnly,
  },
  {
    id: 'Falco_WriteBelowMonitoredDir',
    name: 'A watched folder was written',
    description: 'A file was written into a folder that the rules watch, such as `/boot`, `/lib` or `.ssh`.',
    falco: {
      'Write below monitored dir': 'error',
      'Write below root': 'error',
      'Write below rpm database': 'error',
    },
    tactics: ['Persistence'],
    techniques: ['T1543', 'T1072'],
    remediation: [asBuilt, ...review],
    preventedBy: readOnly,
  },
  {
    id: 'Falco_CreateFilesBelowDev',
    name: 'A file was created below /dev',
    description: 'A plain file was put among the devices, a place where nobody looks. Rootkits hide there.',
    falco: { 'Create files below dev': 'error' },
    tactics: ['Persistence', 'DefenseEvasion'],
    techniques: ['T1543', 'T1564'],
    remediation: contain,
    preventedBy: readOnly,
  },
  {
    id: 'Falco_ModifyContainerEntrypoint',
    name: 'A container’s entrypoint was changed',
    description:
      'The program that a container starts with was written to, as the escape through runc (CVE-2019-5736) does.',
    falco: { 'Modify Container Entrypoint': 'warning' },
    severity: { is: 'high', because: 'it is a step of a known escape to the host' },
    tactics: ['InitialAccess', 'PrivilegeEscalation'],
    techniques: ['T1611'],
    remediation: [asBuilt, askOwner, ...contain],
    preventedBy: readOnly,
  },
] as const satisfies AlertTypeEntries
