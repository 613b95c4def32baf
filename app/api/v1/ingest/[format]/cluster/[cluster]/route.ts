// What posts by a kubeconfig, as API servers do, can send no headers of its own: the path names the cluster.
export { dynamic, POST } from '../../route'
