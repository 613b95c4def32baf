import pg from 'pg'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { signalChannel, signalSchema, type Signal } from '@/lib/model/signal'

export type SignalListener = {
  onSignal(signal: Signal): void
  /** The database is gone for now: signals may be missed. */
  onLost(): void
  /** It is back: whatever changed in between went unheard. */
  onBack(): void
}

/** How often the connection is tried for life, and how long an answer may take, in ms. */
const pulse = 30_000
const patience = 10_000

/**
 * The one connection of a process on which it hears signals, shared by all its listeners: opened for the first,
 * closed after the last. When it breaks it is opened again, after 0.5 s at first and 30 s at most.
 */
export class SignalHub {
  private readonly listeners = new Set<SignalListener>()
  private client: pg.Client | null = null
  private timer: NodeJS.Timeout | undefined
  private failures = 0
  private missed = false

  constructor(private readonly url: () => string) {}

  /** Starts to listen; the answer stops it. */
  subscribe(listener: SignalListener): () => void {
    this.listeners.add(listener)
    if (this.listeners.size === 1) void this.open()
    return () => {
      if (this.listeners.delete(listener) && this.listeners.size === 0) this.close()
    }
  }

  private async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url(),
      keepAlive: true,
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      application_name: 'plimsoll signals',
    })
    this.client = client
    client.on('notification', (message) => this.hear(message.payload))
    client.on('error', (error) => this.lose(client, error))
    client.on('end', () => this.lose(client))
    try {
      await client.connect()
      await client.query(`LISTEN ${signalChannel}`)
    } catch (error) {
      this.lose(client, error)
      return
    }
    if (this.client !== client) return
    this.failures = 0
    this.timer = setInterval(() => void client.query('SELECT 1').catch((error) => this.lose(client, error)), pulse)
    if (this.missed) for (const listener of this.listeners) listener.onBack()
    this.missed = false
  }

  private hear(payload: string | undefined): void {
    const signal = signalSchema.safeParse(safeJson(payload ?? ''))
    if (!signal.success) return log().warn({ channel: signalChannel }, 'a signal could not be read')
    for (const listener of this.listeners) listener.onSignal(signal.data)
  }

  private lose(client: pg.Client, error?: unknown): void {
    if (this.client !== client) return
    this.drop()
    if (!this.missed) {
      log().warn({ err: error }, 'the connection for signals is lost')
      for (const listener of this.listeners) listener.onLost()
    }
    this.missed = true
    const wait = Math.min(30_000, 500 * 2 ** this.failures) * (0.75 + Math.random() / 2)
    this.failures += 1
    this.timer = setTimeout(() => void this.open(), wait)
  }

  private drop(): void {
    const { client } = this
    this.client = null
    clearTimeout(this.timer)
    // A connection that is broken already cannot be ended; there is nothing to do about it.
    void client?.end().catch(() => undefined)
  }

  private close(): void {
    this.drop()
    this.failures = 0
    this.missed = false
  }
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

// Next loads a module anew on each change in development; the connection must survive that.
const kept = globalThis as typeof globalThis & { plimsollSignals?: SignalHub }

/** The signals of this process. */
export function signals(): SignalHub {
  return (kept.plimsollSignals ??= new SignalHub(() => env().databaseUrl ?? ''))
}
