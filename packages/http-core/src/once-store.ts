/** What {@link OnceStore.begin} found. */
export type OnceState =
  /** The work is ours until the lease ends. */
  | { readonly state: 'begun'; readonly lease: string }
  /** Somebody is at it right now. */
  | { readonly state: 'busy' }
  /** It was done before. */
  | { readonly state: 'done' }

/**
 * Lets a piece of work happen once although its trigger comes several times.
 *
 * The rules that every store keeps are executable: `onceStoreContract` in `@kaifang/http-core/testing`.
 */
export interface OnceStore {
  /** Claims the work for at most `leaseMs` milliseconds, so that a worker that died frees it. */
  begin(key: string, leaseMs: number): Promise<OnceState>
  /**
   * Marks the work as done for `keepMs` milliseconds, also after the lease has ended, as long as nobody else took over.
   * May be repeated: a store whose reply was lost is asked again.
   *
   * @returns `false` when somebody else is at it, or has done it.
   */
  complete(key: string, lease: string, keepMs: number): Promise<boolean>
  /** Gives the work back undone, so that the next trigger may try. Work that is done stays done. */
  abandon(key: string, lease: string): Promise<void>
}
