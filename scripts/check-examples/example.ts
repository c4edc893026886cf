/** A piece of code that the documentation shows. */
export interface Example {
  /** File that shows it, from the repository's root. */
  readonly file: string
  /** Line of `file` that stands before the example's first line. */
  readonly line: number
  readonly text: string
  /** Whether it is run, or type-checked only. */
  readonly runs: boolean
}
