/** One broken rule at one place. */
export interface Finding {
  /** Path from the repository's root. */
  readonly file: string
  readonly line?: number
  /** The rule's name, so that a reader can find the rule. */
  readonly rule: string
  readonly message: string
}
