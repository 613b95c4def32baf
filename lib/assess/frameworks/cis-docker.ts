import { table, type Standard } from './framework'

/** `id | what it asks for | check | level`: ids of the benchmark, titles of our own. */
const host = `
1.1.1 | Docker's data lies on a partition of its own | docker-host-separate-partition | L1
1.1.2 | Only trusted people control the daemon | docker-host-trusted-users | L1
1.1.3 | Use of the daemon is recorded in the audit log | docker-host-audit-dockerd | L1
1.1.4 | Use of /run/containerd is recorded in the audit log | docker-host-audit-containerd-dir | L1
1.1.5 | Use of the data folder is recorded in the audit log | docker-host-audit-data-root | L1
1.1.6 | Use of /etc/docker is recorded in the audit log | docker-host-audit-etc-docker | L1
1.1.7 | Use of docker.service is recorded in the audit log | docker-host-audit-docker-service | L2
1.1.8 | Use of the containerd socket is recorded in the audit log | docker-host-audit-containerd-sock | L2
1.1.9 | Use of docker.socket is recorded in the audit log | docker-host-audit-docker-socket | L2
1.1.10 | Use of /etc/default/docker is recorded in the audit log | docker-host-audit-default-docker | L2
1.1.11 | Use of daemon.json is recorded in the audit log | docker-host-audit-daemon-json | L2
1.1.12 | Use of the settings of containerd is recorded in the audit log | docker-host-audit-containerd-config | L2
1.1.13 | Use of /etc/sysconfig/docker is recorded in the audit log | docker-host-audit-sysconfig-docker | L2
1.1.14 | Use of containerd is recorded in the audit log | docker-host-audit-containerd-bin | L2
1.1.15 | Use of containerd-shim is recorded in the audit log | docker-host-audit-containerd-shim | L2
1.1.16 | Use of the runc shim, version 1 is recorded in the audit log | docker-host-audit-shim-runc-v1 | L2
1.1.17 | Use of the runc shim, version 2 is recorded in the audit log | docker-host-audit-shim-runc-v2 | L2
1.1.18 | Use of runc is recorded in the audit log | docker-host-audit-runc | L2
1.2.1 | The host itself is hardened | docker-host-hardened | L1
1.2.2 | Docker is a current version | docker-host-version | L1`

const daemon = `
2.1 | The daemon does not run as root | docker-daemon-rootless | L1
2.2 | Containers on the default bridge cannot reach each other | docker-daemon-icc | L1
2.3 | The daemon logs at level info | docker-daemon-log-level | L1
2.4 | The daemon keeps its own firewall rules | docker-daemon-iptables | L1
2.5 | Registries are reached over TLS | docker-daemon-insecure-registries | L1
2.6 | The storage driver is not aufs | docker-daemon-storage-driver | L1
2.7 | The daemon is reached over TCP only with certificates on both sides | docker-daemon-tls | L1
2.8 | Containers get default ulimits | docker-daemon-ulimit | L1
2.9 | Users of containers are not users of the host | docker-daemon-userns | L2
2.10 | Containers have the intended parent cgroup | docker-daemon-cgroup-parent | L2
2.11 | The base size of devices is the default | docker-daemon-base-device-size | L2
2.12 | A plug-in authorizes commands to the daemon | docker-daemon-authz-plugin | L2
2.13 | Logs leave the host | docker-daemon-remote-logging | L2
2.14 | Containers gain no privileges by default | docker-daemon-no-new-privileges | L1
2.15 | Containers outlive a restart of the daemon | docker-daemon-live-restore | L1
2.16 | Ports are forwarded without the userland proxy | docker-daemon-userland-proxy | L1
2.17 | The daemon has a fitting seccomp profile | docker-daemon-seccomp | L2
2.18 | Experimental features are off | docker-daemon-experimental | L1`

const files = `
3.1 | docker.service: owner | docker-file-docker-service-owner | L1
3.2 | docker.service: permissions | docker-file-docker-service-mode | L1
3.3 | docker.socket: owner | docker-file-docker-socket-unit-owner | L1
3.4 | docker.socket: permissions | docker-file-docker-socket-unit-mode | L1
3.5 | /etc/docker: owner | docker-file-etc-docker-owner | L1
3.6 | /etc/docker: permissions | docker-file-etc-docker-mode | L1
3.7 | Certificates of registries: owner | docker-file-registry-cert-owner | L1
3.8 | Certificates of registries: permissions | docker-file-registry-cert-mode | L1
3.9 | Authority certificate of the daemon: owner | docker-file-tls-ca-owner | L1
3.10 | Authority certificate of the daemon: permissions | docker-file-tls-ca-mode | L1
3.11 | Certificate of the daemon: owner | docker-file-tls-cert-owner | L1
3.12 | Certificate of the daemon: permissions | docker-file-tls-cert-mode | L1
3.13 | Key of the daemon: owner | docker-file-tls-key-owner | L1
3.14 | Key of the daemon: permissions | docker-file-tls-key-mode | L1
3.15 | Socket of the daemon: owner | docker-file-socket-owner | L1
3.16 | Socket of the daemon: permissions | docker-file-socket-mode | L1
3.17 | daemon.json: owner | docker-file-daemon-json-owner | L1
3.18 | daemon.json: permissions | docker-file-daemon-json-mode | L1
3.19 | /etc/default/docker: owner | docker-file-default-docker-owner | L1
3.20 | /etc/default/docker: permissions | docker-file-default-docker-mode | L1
3.21 | /etc/sysconfig/docker: permissions | docker-file-sysconfig-docker-mode | L1
3.22 | /etc/sysconfig/docker: owner | docker-file-sysconfig-docker-owner | L1
3.23 | Socket of containerd: owner | docker-file-containerd-socket-owner | L1
3.24 | Socket of containerd: permissions | docker-file-containerd-socket-mode | L1`

const images = `
4.1 | Images name a user other than root | docker-img-user | L1
4.2 | Base images come from trusted places | docker-img-trusted-base | L1
4.3 | Images hold no needless packages | docker-img-packages | L1
4.4 | Images are scanned and built anew | docker-img-scanned | L1
4.5 | Signatures are asked for on pull | docker-img-content-trust | L2
4.6 | Images say how to check their health | docker-img-healthcheck | L1
4.7 | Package lists are not updated in a step of their own | docker-img-update-alone | L1
4.8 | Images hold no setuid and setgid files | docker-img-setuid | L2
4.9 | Files are copied, not added from elsewhere | docker-img-add | L1
4.10 | Images hold no secrets | docker-img-secrets | L1
4.11 | Packages are verified on install | docker-img-verified-packages | L2
4.12 | Signed artifacts are verified | docker-img-signed | L1`

const containers = `
5.1 | Swarm mode is off where it is not used | docker-ct-swarm | L1
5.2 | Containers have an AppArmor profile | docker-ct-apparmor | L1
5.3 | Containers have SELinux options | docker-ct-selinux | L2
5.4 | Containers have only the capabilities they use | docker-ct-capabilities | L1
5.5 | No privileged containers | docker-ct-privileged | L1
5.6 | No mounts of sensitive folders of the host | docker-ct-sensitive-mounts | L1
5.7 | No SSH server in containers | docker-ct-sshd | L1
5.8 | No ports below 1024 of the host | docker-ct-privileged-ports | L1
5.9 | Only needed ports are open | docker-ct-open-ports | L1
5.10 | The network of the host is not shared | docker-ct-host-network | L1
5.11 | Memory is limited | docker-ct-memory | L1
5.12 | CPU is shared out | docker-ct-cpu | L1
5.13 | File systems of containers cannot be written | docker-ct-readonly-rootfs | L1
5.14 | Ports are bound to one address of the host | docker-ct-bind-interface | L1
5.15 | Restarts after a failure are limited | docker-ct-restart-policy | L1
5.16 | The process namespace of the host is not shared | docker-ct-host-pid | L1
5.17 | The IPC namespace of the host is not shared | docker-ct-host-ipc | L1
5.18 | Devices of the host are not handed in | docker-ct-devices | L1
5.19 | Ulimits are changed only where needed | docker-ct-ulimit | L1
5.20 | Mounts do not propagate back to the host | docker-ct-mount-propagation | L1
5.21 | The UTS namespace of the host is not shared | docker-ct-host-uts | L1
5.22 | Seccomp is not switched off | docker-ct-seccomp | L1
5.23 | No privileged commands are run in containers | docker-ct-exec-privileged | L2
5.24 | No commands are run in containers as root | docker-ct-exec-root | L2
5.25 | Containers stay in their cgroup | docker-ct-cgroup | L1
5.26 | Containers gain no privileges | docker-ct-no-new-privileges | L1
5.27 | The health of containers is checked | docker-ct-health | L1
5.28 | Images are pinned and current | docker-ct-latest | L1
5.29 | The number of processes is limited | docker-ct-pids-limit | L1
5.30 | The default bridge is not used | docker-ct-default-bridge | L2
5.31 | The user namespace of the host is not shared | docker-ct-userns-host | L1
5.32 | The socket of the daemon is not handed in | docker-ct-docker-socket | L1`

const operation = `
6.1 | Images that are not used are cleared away | docker-ops-image-sprawl | L1
6.2 | Containers that are not used are cleared away | docker-ops-container-sprawl | L1`

const swarm = `
7.1 | A swarm has as few managers as it needs | docker-swarm-managers | L1
7.2 | Swarm services listen on one address | docker-swarm-bind-interface | L1
7.3 | Overlay networks are encrypted | docker-swarm-overlay-encryption | L1
7.4 | Secrets are kept by the swarm | docker-swarm-secrets | L2
7.5 | Managers start locked | docker-swarm-autolock | L1
7.6 | The key that unlocks managers is renewed | docker-swarm-key-rotation | L1
7.7 | Certificates of nodes are renewed | docker-swarm-cert-expiry | L1
7.8 | The root certificate of the swarm is renewed | docker-swarm-ca-rotation | L1
7.9 | Management and data travel apart | docker-swarm-data-path | L1`

/** CIS Docker Benchmark 1.6.0. Where the benchmark gives both levels, the first is named. */
export const cisDocker: Standard = {
  id: 'cis-docker-1.6.0',
  name: 'CIS Docker Benchmark',
  version: '1.6.0',
  group: 'hardening',
  appliesTo: 'docker',
  mapping: 'own',
  source: 'Ids of the CIS Docker Benchmark (Center for Internet Security); titles and mapping are ours.',
  sections: [
    { id: '1', title: 'Host', controls: table(host) },
    { id: '2', title: 'Daemon settings', controls: table(daemon) },
    { id: '3', title: 'Files of the daemon', controls: table(files) },
    { id: '4', title: 'Images and how they are built', controls: table(images) },
    { id: '5', title: 'Containers at run time', controls: table(containers) },
    { id: '6', title: 'Operation', controls: table(operation) },
    { id: '7', title: 'Swarm', controls: table(swarm) },
  ],
}
