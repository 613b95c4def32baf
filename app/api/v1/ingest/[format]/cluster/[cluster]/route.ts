import { POST as post } from '../../route'

export const dynamic = 'force-dynamic'

/** What posts by a kubeconfig, as API servers do, can send no headers of its own: the path names the cluster. */
export const POST = post
