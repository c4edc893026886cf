/** A token as it is stored. */
export interface StoredToken {
  /** The token itself. */
  readonly value: string
  /**
   * When it was fetched, in milliseconds since the epoch, by the clock of who fetched it. A token never replaces one that
   * was fetched later.
   */
  readonly issuedAtMs: number
  /** When it ends, in milliseconds since the epoch. */
  readonly expiresAtMs: number
  /** The token that fetches the next one (刷新令牌), on platforms that rotate. */
  readonly refreshValue?: string
}

/**
 * Keeps tokens for one or many processes. Keys tell accounts apart; a key holds no secret.
 *
 * The rules that every store keeps are executable: `tokenStoreContract` in `@kaifang/http-core/testing`.
 */
export interface TokenStore {
  /** Reads the stored token, also an expired one; `undefined` when there is none. */
  read(key: string): Promise<StoredToken | undefined>
  /**
   * Stores `next` only if the stored token's value is still `expected` (`undefined`: nothing is stored) and was not
   * fetched later than `next`.
   *
   * With a lease, the order of the leases decides instead (fencing), since machines' clocks differ: what was fetched under
   * a later lease replaces what was stored under an earlier one, and never the other way round. Where nothing is stored,
   * a token with a lease is stored whatever was expected: the store has lost it meanwhile.
   *
   * @param lease - What {@link TokenStore.acquire} gave for this fetch; it may have ended.
   * @returns Whether it was stored.
   */
  replace(key: string, expected: string | undefined, next: StoredToken, lease?: string): Promise<boolean>
  /**
   * Takes the right to fetch for at most `leaseMs` milliseconds, so that a holder that died frees it.
   *
   * @returns The lease to fetch under and to give back; `undefined` while somebody else holds it.
   */
  acquire(key: string, leaseMs: number): Promise<string | undefined>
  /** Gives a lease back. A lease that has ended, or is somebody else's, is left alone. */
  release(key: string, lease: string): Promise<void>
}
