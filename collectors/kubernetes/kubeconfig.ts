import { KubeConfig } from '@kubernetes/client-node/dist/config.js'
import { existsSync } from 'node:fs'

export type ClusterAddress = { kubeconfig?: string | undefined; context?: string | undefined }

/**
 * How to reach the cluster: the file that is named, else KUBECONFIG, else ~/.kube/config, else the account of the pod
 * that we run in. Throws when there is none, or not the context that was asked for.
 */
export function loadKubeConfig({ kubeconfig, context }: ClusterAddress): KubeConfig {
  const config = new KubeConfig()
  if (kubeconfig !== undefined) {
    if (!existsSync(kubeconfig)) throw new Error(`there is no kubeconfig ${kubeconfig}`)
    config.loadFromFile(kubeconfig)
  } else {
    config.loadFromDefault()
  }
  if (context !== undefined) {
    if (!config.getContextObject(context)) throw new Error(`the kubeconfig has no context "${context}"`)
    config.setCurrentContext(context)
  }
  const cluster = config.getCurrentCluster()
  if (!cluster) throw new Error('the kubeconfig names no cluster: choose one with --context')
  return config
}
