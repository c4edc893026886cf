/** Exit codes of the command; 64 and 74 are those of BSD's `sysexits`. */
export const exitCode = {
  /** All is well. */
  fine: 0,
  /** The bill can be read, and totals, hash or single rows are wrong. */
  different: 1,
  /** The bill can't be read. */
  unreadable: 2,
  /** The command line is wrong. */
  usage: 64,
  /** The result can't be written. */
  unwritable: 74
} as const

/** One of {@link exitCode}. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]
