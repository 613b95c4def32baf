import type { ProcessDetection } from './detection'
import { isDownloader, isReader, isShell, runs, says, touches } from './words'

const metadata =
  /\b169\.254\.169\.254\b|\b0xa9fea9fe\b|\b2852039166\b|fd00:ec2::254|\b168\.63\.129\.16\b|\bmetadata\.google\.internal\b|\/latest\/(?:meta-data|api\/token|user-data|dynamic)\b|\/metadata\/identity\/oauth2\/token|\bcomputeMetadata\/v1\b/i
const metadataAddress = /^(?:169\.254\.169\.254|fd00:ec2::254|168\.63\.129\.16)$/i
const cloudAgents =
  /^(?:aws-k8s-agent|aws-node\S*|aws-vpc-cni\S*|amazon-ssm-agent|ssm-agent-worker|ecs-agent|agent|waagent|WALinuxAgent\S*|azure\S*|azurediskplugin|azurefileplugin|cloud-node-manager|cloud-controller-manager|gke-metadata-server|google_\S+|aws-ebs-csi-driver|aws-load-balancer-controller|karpenter|cluster-autoscaler|external-dns|cilium-(?:agent|operator)|kubelet|node-termination-handler)$/
const kubeconfig =
  /(?:^|[\s"'=])\/?(?:host\/|rootfs\/|mnt\/|hostfs\/)?(?:var\/lib\/kubelet\/(?:kubeconfig|config\.kubeconfig|pki\/kubelet-client\S{0,40})|etc\/kubernetes\/(?:kubelet|bootstrap-kubelet|admin|super-admin|controller-manager|scheduler)\.conf|etc\/rancher\/(?:k3s|rke2)\/(?:k3s|rke2)\.yaml)(?=$|[\s"'])/
const ofTheNode =
  /^(?:kubelet|kubeadm|kubectl|k3s\S*|rke2\S*|kube-(?:apiserver|controller-manager|scheduler|proxy)|k0s|microk8s\S*|containerd\S*|dockerd|systemd\S*|kops-\S+|nodeup|bootstrap\.sh|hyperkube)$/
const asksApi =
  /\bkubernetes\.default(?:\.svc)?\b|\$\{?KUBERNETES_(?:SERVICE_HOST|PORT)|\/(?:var\/)?run\/secrets\/kubernetes\.io\/serviceaccount\/(?:token|ca\.crt)|:6443\/api|\/api\/v1\/(?:namespaces|secrets|pods|nodes)\b/

/** Credentials and services of the cloud and of the cluster, asked from inside. */
export const cluster: readonly ProcessDetection[] = [
  {
    type: 'K8S.NODE_ImdsCall',
    severity: 'medium',
    fires:
      'A program in a container named the cloud’s metadata address on its line, or connected to it; known agents of clouds are left out.',
    benign: ['Programs of your own that take the node’s identity on purpose'],
    match: (process) =>
      process.inContainer &&
      (says(process, metadata) ||
        ((process.act === 'connect' || process.act === 'call') &&
          !cloudAgents.test(process.name) &&
          process.remotes.some(({ address }) => metadataAddress.test(address)))),
  },
  {
    type: 'K8S.NODE_KubeConfigAccess',
    severity: 'medium',
    fires:
      'The kubelet’s or the control plane’s kubeconfig or key was named by a tool that reads, or opened by a program that is not the node’s own.',
    benign: ['Hardening scans such as kube-bench', 'Backups of control planes'],
    match: (process) =>
      (isReader(process) && says(process, kubeconfig)) ||
      (process.inContainer &&
        says(
          process,
          new RegExp(String.raw`--kubeconfig[\s=]\/(?:host|rootfs|mnt|var\/lib\/kubelet|etc\/kubernetes)\/`),
        )) ||
      touches(process, kubeconfig, ofTheNode),
  },
  {
    type: 'K8S.NODE_KubernetesDashboard',
    severity: 'medium',
    fires: 'A tool in a container asked the Kubernetes dashboard by its name.',
    benign: ['Probes of the dashboard by monitoring'],
    match: (process) =>
      process.inContainer &&
      (isDownloader(process) || isShell(process)) &&
      says(process, /\bhttps?:\/\/[\w.-]{0,80}kubernetes-dashboard\b|\bkubernetes-dashboard\.[\w-]+(?:\.svc)?\b/),
  },
  {
    type: 'K8S.NODE_KubernetesAPI',
    severity: 'medium',
    fires:
      'A tool in a container asked the API server by hand (curl with the pod’s token), or kubectl looked for secrets and rights.',
    benign: ['Init containers that wait for an object by curl', 'Jobs made of kubectl scripts'],
    match: (process) =>
      process.inContainer &&
      ((isDownloader(process) && says(process, asksApi)) ||
        (runs(process, /^kubectl$/) &&
          says(process, /\sauth\s+can-i\s.{0,80}--list\b|\sget\s(?:.{0,80}\s)?secrets?\b|\s(?:exec|cp)\s/))),
  },
]
