/** A program that runs JavaScript. */
export interface Runtime {
  /** Shown in findings: `node 22.23.3`. */
  readonly name: string
  readonly program: string
  /** Arguments before the file. */
  readonly args: readonly string[]
}
