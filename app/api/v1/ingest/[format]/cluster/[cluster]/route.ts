// What posts by a kubeconfig, as API servers do, can send no headers of its own: the path names its cluster.
export const dynamic = 'force-dynamic'

export { POST } from '../../route'
