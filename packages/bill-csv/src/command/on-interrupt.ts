/** What ends a command from outside: Ctrl-C, a service manager, a closed terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The part of Node's `process` that is used here. */
export interface SignalHost {
  readonly pid: number
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown
  off(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown
  kill(pid: number, signal: NodeJS.Signals): unknown
}

/**
 * Cleans up when the command is ended from outside, and then ends by the same signal, so that a shell sees it.
 *
 * @param host - Node's `process`.
 * @param cleanUp - Leaves nothing half-done; it can't wait for anything.
 * @returns Takes that back.
 */
export function onInterrupt(host: SignalHost, cleanUp: () => void): () => void {
  const stop = (): void => {
    for (const signal of SIGNALS) host.off(signal, end)
  }
  const end = (signal: NodeJS.Signals): void => {
    stop()
    cleanUp()
    host.kill(host.pid, signal)
  }
  for (const signal of SIGNALS) host.on(signal, end)
  return stop
}
