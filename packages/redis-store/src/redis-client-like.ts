/** What a script gets. */
export interface ScriptInput {
  readonly keys: string[]
  readonly arguments: string[]
}

/** Sends scripts. */
export interface ScriptSender {
  /** Sends a script as text. */
  eval(script: string, input: ScriptInput): Promise<unknown>
  /** Sends a script by its SHA-1 in hex. */
  evalSha(sha1: string, input: ScriptInput): Promise<unknown>
}

/**
 * What the stores need of node-redis: a client of `createClient`, `createClientPool`, `createCluster` or
 * `createSentinel`, of version 5 or 6. You create it, connect it, listen to its `error` events and close it.
 */
export interface RedisClientLike {
  /** Whether `connect()` was called, and `close()` was not. */
  readonly isOpen: boolean
  /** The same client with options for the next calls. */
  withCommandOptions(options: { readonly abortSignal: AbortSignal }): ScriptSender
}
