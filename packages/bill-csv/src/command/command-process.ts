import type { Writable } from 'node:stream'
import type { ProgressTerminal } from './progress-bar.ts'

/** The part of the process that the command uses. */
export interface CommandProcess {
  readonly stdin: AsyncIterable<Uint8Array>
  readonly stdout: Writable
  readonly stderr: ProgressTerminal
  /** Cleans up when the command is ended from outside; gives what takes that back. */
  readonly onInterrupt: (cleanUp: () => void) => () => void
  /** Milliseconds of a clock that never goes back, for the progress bar. */
  readonly now: () => number
}
