import type { ObjectCheck } from '../../check'
import { admissionSettings } from './apiserver-admission'
import { transportSettings } from './apiserver-transport'
import { componentCheck } from './component-check'
import { kubeletCheck, kubeletSettings } from './kubelet'
import { controllerSettings, etcdSettings, schedulerSettings } from './others'

/** Settings of the control plane and of kubelets, from the tables beside this file. */
export const controlPlaneChecks: readonly ObjectCheck[] = [
  ...[...admissionSettings, ...transportSettings].map((setting) => componentCheck('kube-apiserver', setting)),
  ...controllerSettings.map((setting) => componentCheck('kube-controller-manager', setting)),
  ...schedulerSettings.map((setting) => componentCheck('kube-scheduler', setting)),
  ...etcdSettings.map((setting) => componentCheck('etcd', setting)),
  ...kubeletSettings.map(kubeletCheck),
]
