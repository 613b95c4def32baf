/** Why a port could not be listened on, with what to do about it. */
export function portError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') return new Error(`port ${port} is taken: set PORT to a free one.`)
  if (error.code === 'EACCES') return new Error(`port ${port} is not for this user: set PORT to one above 1023.`)
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new Error(`this machine has no address ${host}: set HOST to one of its own, or 0.0.0.0 for all.`)
  return error
}
