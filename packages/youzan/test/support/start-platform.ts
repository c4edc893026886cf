import {
  type Answer,
  createFixedClock,
  type FixedClock,
  type RecordedReply,
  type RecordedRequest,
  startRecordingServer
} from '@kaifang/http-core/testing'
import { onTestFinished } from 'vitest'
import { initYouzan, type Youzan, type YouzanSettings } from '../../src/index.ts'

/** Client and secret of the push vectors in the platform's reference. */
export const CLIENT_ID = 'test_client'
export const SECRET = 'test_secret'
/** Shop of the guide's sample call. */
export const SHOP = '88888'
/** 2020-03-02 02:25:18 UTC: 7 days before the `expires` of the guide's sample answer. */
export const NOW_MS = 1_583_115_918_116
export const WEEK_MS = 604_800_000

/** A token as the guide's sample answers it (API 调用指南, 正确响应参数示例), with the fields that a test changes. */
export function tokenReply(fields: Readonly<Record<string, unknown>> = {}): RecordedReply {
  const data = {
    expires: NOW_MS + WEEK_MS,
    scope: 'trade shop item',
    access_token: '774ae7b675f8db2aa65d38bf5de710b',
    authority_id: '42587152',
    refresh_token: '93fdf9ffac4cba63a7044b64d5w9603',
    ...fields
  }
  return { body: { success: true, code: 200, data, message: null } }
}

/** A refusal of the gateway (gw_err_resp). */
export function gatewayError(code: number, message = 'token error'): RecordedReply {
  return { body: { gw_err_resp: { err_code: code, err_msg: message, trace_id: 'yz7-0a9faf0a-1583720718116-100001' } } }
}

/** A success of the modern envelope. */
export function success(data: unknown): RecordedReply {
  return {
    body: { trace_id: 'yz7-0a9faf0a-1583720718116-100002', code: 200, success: true, message: 'successful', data }
  }
}

/** A client and the platform on loopback that it talks to. */
export interface Platform {
  readonly clock: FixedClock
  readonly youzan: Youzan
  readonly url: string
  /** Requests to the token endpoint, as JSON. */
  readonly tokenCalls: Readonly<Record<string, unknown>>[]
  /** Requests to APIs, in order. */
  readonly apiCalls: RecordedRequest[]
  /** Changes how the token endpoint answers; `token-1`, `token-2` … by default, one for each call. */
  answerToken(answer: Answer | RecordedReply): void
  /** Changes how APIs answer; `data: null` by default. */
  answerApi(answer: Answer | RecordedReply): void
}

/** Starts both; they end with the test. The clock stands, and moves only when somebody sleeps. */
export async function startPlatform(settings: Partial<YouzanSettings> = {}): Promise<Platform> {
  const tokenCalls: Record<string, unknown>[] = []
  const apiCalls: RecordedRequest[] = []
  const clock = createFixedClock(NOW_MS)
  let tokens: Answer = () =>
    tokenReply({ access_token: `token-${tokenCalls.length}`, expires: clock.now() + WEEK_MS, refresh_token: undefined })
  let apis: Answer = () => success(null)
  const server = await startRecordingServer((request, response) => {
    if (request.path === '/auth/token') {
      tokenCalls.push(JSON.parse(request.body.toString()))
      return tokens(request, response)
    }
    apiCalls.push(request)
    return apis(request, response)
  })
  const given = { clientId: CLIENT_ID, clientSecret: SECRET, grantId: SHOP, baseUrl: server.url, clock, ...settings }
  const youzan = initYouzan(given)
  onTestFinished(async () => {
    await Promise.all([youzan.close(), server.close()])
  })
  const toAnswer = (answer: Answer | RecordedReply): Answer => (typeof answer === 'function' ? answer : () => answer)
  return {
    clock,
    youzan,
    url: server.url,
    tokenCalls,
    apiCalls,
    answerToken: (answer) => {
      tokens = toAnswer(answer)
    },
    answerApi: (answer) => {
      apis = toAnswer(answer)
    }
  }
}

/** Tokens that API calls came with, in order. */
export function tokensOf(calls: readonly RecordedRequest[]): (string | null)[] {
  return calls.map(({ query }) => query.get('access_token'))
}

/** What a call threw, or a message was refused with. */
export async function failureOf(promise: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error
  )
  if (outcome instanceof Error) return outcome as Error & Record<string, unknown>
  throw new Error('it did not fail')
}
