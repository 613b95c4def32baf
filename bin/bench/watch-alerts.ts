type Item = { compromised: string }
export type Watch = {
  /** When each object was first seen in the list of alerts, by its name. */
  seen: ReadonlyMap<string, number>
  ready: Promise<void>
  end(): Promise<void>
}

/** Does what an open page of alerts does: listens to the stream and asks for the list again after each signal. */
export function watchAlerts(url: string, token: string): Watch {
  const seen = new Map<string, number>()
  const stop = new AbortController()
  const headers = { authorization: `Bearer ${token}` }
  let isAsking = false
  let isStale = false
  const ask = async (): Promise<void> => {
    isStale = true
    if (isAsking) return
    isAsking = true
    while (isStale) {
      isStale = false
      const answer = await fetch(`${url}/api/v1/alerts?limit=100`, { headers })
      const { items } = (await answer.json()) as { items: Item[] }
      const now = performance.now()
      for (const { compromised } of items) {
        const name = compromised.split('/').at(-1) ?? ''
        if (!seen.has(name)) seen.set(name, now)
      }
    }
    isAsking = false
  }
  const listening = fetch(`${url}/api/v1/stream`, { headers, signal: stop.signal })
  const done = listening.then(async (answer) => {
    if (!answer.ok || !answer.body) throw new Error(`the stream answers ${answer.status}`)
    const decoder = new TextDecoder()
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      if (decoder.decode(chunk, { stream: true }).includes('alerts')) void ask()
    }
  })
  return {
    seen,
    ready: listening.then(() => undefined),
    async end() {
      stop.abort()
      await done.catch((error: unknown) => {
        if (!stop.signal.aborted) throw error
      })
    },
  }
}
