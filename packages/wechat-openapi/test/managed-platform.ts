import type { Answer, RecordedRequest } from '@kaifang/http-core/testing'
import type { WeixinSettings } from '../src/index.ts'
import { type Platform, startPlatform } from './start-platform.ts'

/** A platform that makes tokens and knows which of them live. */
export interface ManagedPlatform extends Platform {
  /** Tokens that work now. */
  readonly living: Set<string>
  /** Requests to a token endpoint. */
  readonly fetches: () => readonly RecordedRequest[]
  /** Requests to anything else. */
  readonly calls: () => readonly RecordedRequest[]
  /** What the stable endpoint hands out; changed by a test that ends a token. */
  current: string
  /** Answer of the token endpoints; the ordinary one by default. */
  tokenAnswer: Answer | undefined
  /** Code of a dead token. */
  deadCode: number
}

const isToken = ({ path }: RecordedRequest) => path === '/cgi-bin/stable_token' || path === '/cgi-bin/token'

/** Starts a client without a token of its own, and a platform for it, with the rules of tokens written from the documents. */
export async function startManagedPlatform(settings: Partial<WeixinSettings> = {}): Promise<ManagedPlatform> {
  const base = await startPlatform({ accessToken: undefined as never, ...settings })
  const { server } = base
  let made = 0
  const platform: ManagedPlatform = {
    ...base,
    living: new Set(),
    fetches: () => server.requests.filter(isToken),
    calls: () => server.requests.filter((request) => !isToken(request)),
    current: '',
    tokenAnswer: undefined,
    deadCode: 40001
  }
  const mint = (): string => {
    platform.current = `token-number-${++made}-of-the-platform`
    platform.living.add(platform.current)
    return platform.current
  }
  server.answer(async (request, response) => {
    if (isToken(request)) {
      if (typeof platform.tokenAnswer === 'function') return platform.tokenAnswer(request, response)
      const forced = request.method === 'POST' && JSON.parse(request.body.toString()).force_refresh === true
      const stable = request.method === 'POST' && !forced && platform.living.has(platform.current)
      return { body: { access_token: stable ? platform.current : mint(), expires_in: 7200 } }
    }
    if (platform.living.has(request.query.get('access_token') ?? '')) return { body: { unionid: 'u', openid: 'o' } }
    return { body: { errcode: platform.deadCode, errmsg: 'invalid credential, access_token is invalid' } }
  })
  return platform
}
