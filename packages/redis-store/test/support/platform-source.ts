import { type Clock, createTokenSource, systemClock, type TokenSource, type TokenStore } from '@kaifang/http-core'
import { getJson } from './get-json.ts'

/** What {@link createPlatformSource} needs. */
export interface PlatformSourceOptions {
  readonly url: string
  /** Account that the token belongs to. @default 'platform:app-1' */
  readonly key?: string
  /** Who fetches and calls, for the platform's books. */
  readonly by: string
  readonly store: TokenStore
  readonly clock?: Clock
  readonly leaseMs?: number
  readonly pollMs?: number
}

/** A token source of the platform of `token-platform.ts`, as a client makes one. */
export function createPlatformSource(options: PlatformSourceOptions): TokenSource {
  const { url, key = 'platform:app-1', by, store, clock = systemClock, leaseMs = 10_000, pollMs = 50 } = options
  return createTokenSource({
    key,
    store,
    clock,
    leaseMs,
    pollMs,
    fetchToken: async () => {
      const issuedAtMs = clock.now()
      const reply = await getJson<{ access_token: string; expires_in: number }>(`${url}/token?by=${by}`)
      return { value: reply.access_token, issuedAtMs, expiresAtMs: issuedAtMs + reply.expires_in * 1000 }
    }
  })
}

/**
 * Makes a call with a managed token: renews a token that was refused, and repeats the call once.
 *
 * @returns Whether it came through.
 */
export async function callPlatform(source: TokenSource, url: string, by: string): Promise<boolean> {
  const call = async (token: string): Promise<boolean> => {
    const { errcode } = await getJson<{ errcode: number }>(`${url}/call?by=${by}&access_token=${token}`)
    return errcode === 0
  }
  const token = await source.get()
  return (await call(token)) || (await call(await source.renew(token)))
}
