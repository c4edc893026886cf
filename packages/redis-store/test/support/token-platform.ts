import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How long the token before the last one lives on, in milliseconds (WeChat reference, access_token). */
const OVERLAP_MS = 300_000
const LIFE_MS = 7_200_000

/** A platform with tokens as WeChat gives them, on loopback. */
export interface TokenPlatform {
  readonly url: string
  /** Who began to fetch a token, in order. */
  readonly fetches: readonly string[]
  /** Ends the current token at once, as a reset of the secret does. */
  endToken(): void
  /** Calls that were answered, and that were refused for their token. */
  readonly calls: { accepted: number; refused: number }
  close(): Promise<void>
}

/** What a platform is made of. */
export interface TokenPlatformOptions {
  /**
   * `plain`: each fetch gives a new token, and the one before lives on for 5 minutes. `stable`: a fetch gives the same
   * token until its last 5 minutes.
   */
  readonly mode: 'plain' | 'stable'
  readonly now?: () => number
  /** Called when a fetch has begun; what it returns is waited for. */
  readonly onFetch?: (by: string, count: number) => unknown
  /** Called when a call was accepted. */
  readonly onAccepted?: (by: string, token: string) => void
}

/**
 * Starts a platform: `GET /token?by=…` gives `{ access_token, expires_in }`, `GET /call?by=…&access_token=…` gives
 * `{ errcode }`: 0, 40001 for a token that was retired, 42001 for one that has ended.
 */
export async function startTokenPlatform(options: TokenPlatformOptions): Promise<TokenPlatform> {
  const now = options.now ?? Date.now
  const ends = new Map<string, number>()
  const retired = new Set<string>()
  const fetches: string[] = []
  const calls = { accepted: 0, refused: 0 }
  let current: string | undefined

  const giveToken = (): { readonly access_token: string; readonly expires_in: number } => {
    const leftMs = current === undefined ? 0 : (ends.get(current) ?? 0) - now()
    if (current !== undefined && options.mode === 'stable' && !retired.has(current) && leftMs > OVERLAP_MS) {
      return { access_token: current, expires_in: Math.floor(leftMs / 1000) }
    }
    if (current !== undefined) ends.set(current, Math.min(ends.get(current) ?? 0, now() + OVERLAP_MS))
    current = `token-${ends.size + 1}`
    ends.set(current, now() + LIFE_MS)
    return { access_token: current, expires_in: LIFE_MS / 1000 }
  }
  const judge = (token: string): number => {
    if (retired.has(token) || !ends.has(token)) return 40001
    return (ends.get(token) ?? 0) > now() ? 0 : 42001
  }

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://loopback')
    const by = searchParams.get('by') ?? ''
    const token = searchParams.get('access_token') ?? ''
    let body: object
    if (pathname === '/token') {
      fetches.push(by)
      await options.onFetch?.(by, fetches.length)
      body = giveToken()
    } else {
      const errcode = judge(token)
      calls[errcode === 0 ? 'accepted' : 'refused']++
      body = { errcode }
      if (errcode === 0) options.onAccepted?.(by, token)
    }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fetches,
    calls,
    endToken() {
      if (current !== undefined) retired.add(current)
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
