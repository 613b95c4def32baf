/** What a sensor saw a process do: start, end, make a call that a policy watches, use the network, load a library. */
export type ProcessAct = 'exec' | 'exit' | 'call' | 'connect' | 'listen' | 'load'

/** A program as it was started. */
export type Program = {
  /** Full path where the sensor tells it; else the name. */
  path: string
  /** Last part of the path. */
  name: string
  /** All arguments as one line, without secrets. */
  arguments: string
}

/** A process and what it did, whichever sensor saw it; `lib/detect/process` judges by this alone. */
export type ObservedProcess = Program & {
  act: ProcessAct
  inContainer: boolean
  parent?: Program
  /** Name of the kernel's function, for a call. */
  call?: string
  /** Files that a call was about. */
  files: readonly string[]
  /** Where it connected to. */
  remotes: readonly { address: string; port: number | null }[]
}
