import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const WEEK_MS = 604_800_000
const HOUR_MS = 3_600_000

/** Tokens of a shop as the platform has them. */
interface ShopState {
  access: string
  refresh: string
  /** The refresh token before, which gives the same pair for an hour, as long as the new one was not spent. */
  spent: { readonly refresh: string; readonly atMs: number } | undefined
  dead: boolean
  rotations: number
}

/** A platform with rotating refresh tokens, on loopback (API 调用指南, 刷新令牌). */
export interface RotatingPlatform {
  readonly url: string
  readonly shops: ReadonlyMap<string, Readonly<ShopState>>
  /** Calls that were accepted, and refresh tokens that were refused. */
  readonly counts: { accepted: number; refusedTokens: number; refusedRefreshes: number }
  /** Resolves when so many callers have come through. */
  callers(count: number): Promise<void>
  /** Ends the access token of a shop; resolves when every caller has come through with another one. */
  endToken(grantId: string): Promise<void>
  /** Forgets the callers of a process that is gone. */
  forget(by: string): void
  close(): Promise<void>
}

/** Called when a refresh token came, before it is spent, and after, before the answer goes out. */
export type OnRefresh = (step: 'before' | 'after', by: string, grantId: string) => unknown

/** Starts the platform. Who calls stands in the path: `/by/<process>/auth/token`. */
export async function startRotatingPlatform(
  grantIds: readonly string[],
  onRefresh?: OnRefresh
): Promise<RotatingPlatform> {
  const shops = new Map<string, ShopState>(
    grantIds.map((id) => [
      id,
      { access: `access-${id}-0`, refresh: `refresh-${id}-0`, spent: undefined, dead: false, rotations: 0 }
    ])
  )
  const counts = { accepted: 0, refusedTokens: 0, refusedRefreshes: 0 }
  /** Callers that are alive, as `process/lane`. */
  const callers = new Set<string>()
  /** Callers that have come through since the token of a shop died. */
  const renewed = new Map<string, Set<string>>()
  const waits = new Set<{ readonly over: () => boolean; readonly resolve: () => void }>()

  const wait = (over: () => boolean): Promise<void> => new Promise((resolve) => waits.add({ over, resolve }))
  const look = (): void => {
    for (const one of waits) {
      if (!one.over()) continue
      waits.delete(one)
      one.resolve()
    }
  }

  const rotate = (id: string, shop: ShopState): void => {
    shop.spent = { refresh: shop.refresh, atMs: Date.now() }
    shop.rotations++
    shop.access = `access-${id}-${shop.rotations}`
    shop.refresh = `refresh-${id}-${shop.rotations}`
    shop.dead = false
  }
  const refresh = async (token: string, by: string): Promise<object> => {
    const id = token.split('-')[1] ?? ''
    const shop = shops.get(id)
    await onRefresh?.('before', by, id)
    if (shop?.refresh === token) rotate(id, shop)
    else if (shop === undefined || shop.spent?.refresh !== token || Date.now() - shop.spent.atMs > HOUR_MS) {
      counts.refusedRefreshes++
      return { success: false, code: 1004, message: 'refresh_token 已失效' }
    }
    await onRefresh?.('after', by, id)
    const { access, refresh: next } = shop
    const data = {
      access_token: access,
      refresh_token: next,
      expires: Date.now() + WEEK_MS,
      authority_id: id,
      scope: ''
    }
    return { success: true, code: 200, message: null, data }
  }
  const callApi = (token: string, caller: string): object => {
    const id = token.split('-')[1] ?? ''
    const shop = shops.get(id)
    if (shop === undefined || shop.access !== token || shop.dead) {
      counts.refusedTokens++
      return { gw_err_resp: { err_code: 4203, err_msg: 'Token 不存在', trace_id: 'yz7-1' } }
    }
    counts.accepted++
    callers.add(caller)
    renewed.get(id)?.add(caller)
    look()
    return { success: true, code: 200, message: 'successful', data: { id } }
  }

  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://loopback')
    const by = pathname.split('/')[2] ?? ''
    const body = pathname.endsWith('/auth/token')
      ? await refresh(JSON.parse(text).refresh_token, by)
      : callApi(searchParams.get('access_token') ?? '', `${by}/${JSON.parse(text).lane}`)
    answer(response, body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    shops,
    counts,
    callers: (count) => wait(() => callers.size >= count),
    async endToken(grantId) {
      const shop = shops.get(grantId) as ShopState
      const through = new Set<string>()
      renewed.set(grantId, through)
      shop.dead = true
      // All of them: a call may be repeated once, so that it must not meet two tokens that die in a row.
      await wait(() => [...callers].every((caller) => through.has(caller)))
    },
    forget(by) {
      for (const caller of callers) if (caller.startsWith(`${by}/`)) callers.delete(caller)
      look()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}

function answer(response: ServerResponse, body: object): void {
  response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
}
