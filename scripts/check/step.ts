/** One part of the whole check. */
export interface Step {
  readonly name: string
  /** What it holds, for the headline. */
  readonly title: string
  readonly command: readonly [program: string, ...args: string[]]
  /** Steps that must have passed before this one starts. */
  readonly after?: readonly string[]
}

/** How a step ended. */
export interface StepResult {
  readonly name: string
  readonly passed: boolean
  readonly durationMs: number
  /** Why it failed without running, if it did. */
  readonly reason?: string
}
