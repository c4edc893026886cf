import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import type { FaultName } from '../../../src/index.ts'
import {
  answerInstead,
  changeAnswer,
  plainRefusal,
  tokenless,
  weixinFaults
} from '../../../src/services/weixin/weixin-faults.ts'
import { connectWeixin } from '../../support/call-weixin.ts'
import { openSandbox } from '../../support/open-sandbox.ts'

const open = async () => {
  const sandbox = await openSandbox()
  const client = await connectWeixin(sandbox)
  const stable = String((await client.fetchStableToken()).access_token)
  const draw = (access_token = stable) => client.post('/wxa/getwxacode', { path: 'a' }, { access_token })
  return { sandbox, client, stable, draw }
}

describe('faults of WeChat', () => {
  it.each([
    ['token-not-latest', 40001],
    ['token-invalid', 40014],
    ['token-expired', 42001]
  ] as const)('%s: the token really ends', async (fault, code) => {
    const { sandbox, client, stable, draw } = await open()
    sandbox.faults.next(fault)
    expect((await draw()).json().errcode).toBe(code)
    expect((await draw()).json().errcode).toBe(code)
    const next = String((await client.fetchStableToken()).access_token)
    expect(next).not.toBe(stable)
    expect((await draw(next)).type).toBe('image/jpeg')
  })

  it('token-disowned: stable_token goes on giving out the same', async () => {
    const { sandbox, client, stable, draw } = await open()
    sandbox.faults.next('token-disowned')
    expect((await draw()).json().errcode).toBe(40001)
    expect((await client.fetchStableToken()).access_token).toBe(stable)
    expect((await draw()).type).toBe('image/jpeg')
  })

  it.each([
    ['system-busy', -1],
    ['quota-exhausted', 45009],
    ['minute-limit', 45011]
  ] as const)('%s: nothing is done', async (fault, code) => {
    const { sandbox, draw } = await open()
    sandbox.faults.next(fault)
    const reply = await draw()
    expect([reply.status, reply.json().errcode]).toEqual([200, code])
    expect(reply.json().errmsg).toMatch(/ rid: /)
    expect(sandbox.weixin.codes()).toEqual([])
  })

  it('precondition-failed: 412 with a page', async () => {
    const { sandbox, draw } = await open()
    sandbox.faults.next('precondition-failed')
    const reply = await draw()
    expect([reply.status, reply.type]).toEqual([412, 'text/html'])
  })

  it('control-characters: raw ones in the first text', async () => {
    const { sandbox, client, stable } = await open()
    sandbox.faults.next('control-characters')
    const reply = await client.fetchToken().catch((error: Error) => error)
    expect(reply).toBeInstanceOf(SyntaxError)
    sandbox.faults.next('control-characters', { operation: 'analysis.getVisitPage' })
    const body = { begin_date: '20251201', end_date: '20251201' }
    const path = '/datacube/getweanalysisappidvisitpage'
    const text = (await client.post(path, body, { access_token: stable })).bytes.toString()
    expect(JSON.parse(text.replace('\u0001\b', ''))).toMatchObject({ ref_date: '20251201' })
    expect(text).toContain('"\u0001\b20251201"')
  })

  it('truncated-image: half of the bytes', async () => {
    const { sandbox, draw } = await open()
    const whole = (await draw()).bytes
    sandbox.faults.next('truncated-image')
    const { bytes, type } = await draw()
    expect(type).toBe('image/jpeg')
    expect(whole.subarray(0, bytes.length).equals(bytes)).toBe(true)
    expect(bytes.length).toBe(Math.floor(whole.length / 2))
    expect(() => PNG.sync.read(bytes)).toThrow()
  })

  it('wrong-content-type: for bytes, for JSON, or as told', async () => {
    const { sandbox, client, draw } = await open()
    sandbox.faults.next('wrong-content-type')
    expect((await draw()).type).toBe('text/plain')
    sandbox.faults.next('wrong-content-type')
    expect((await client.code2Session(sandbox.weixin.login().code)).type).toBe('text/html')
    sandbox.faults.next('wrong-content-type', { value: 'application/json' })
    expect((await draw()).type).toBe('application/json')
  })

  it('error-as-image: JSON under the header of an image', async () => {
    const { sandbox, draw } = await open()
    sandbox.faults.next('error-as-image')
    const reply = await draw()
    expect([reply.type, reply.json().errcode]).toEqual(['image/jpeg', -1])
  })

  it('wrong-watermark: a number for another app', async () => {
    const { sandbox, client } = await open()
    const appids = []
    for (const value of [undefined, 'wx1']) {
      sandbox.faults.next('wrong-watermark', { value })
      const { code } = sandbox.weixin.authorizePhone({ openid: sandbox.weixin.createUser().openid })
      const reply = (await client.post('/wxa/business/getuserphonenumber', { code })).json()
      appids.push((reply.phone_info as { watermark: { appid: string } }).watermark.appid)
    }
    expect(appids).toEqual([expect.stringMatching(/^wx[0-9a-f]{16}$/), 'wx1'])
    expect(appids[0]).not.toBe(sandbox.weixin.appId)
  })

  it('wait for a call whose token is right', async () => {
    const { sandbox, draw } = await open()
    sandbox.faults.next('system-busy')
    expect((await draw('x')).json().errcode).toBe(40014)
    expect(sandbox.faults.armed()).toHaveLength(1)
    expect((await draw()).json().errcode).toBe(-1)
    expect(sandbox.faults.armed()).toEqual([])
  })

  it('of JSON wait for an answer that is JSON', async () => {
    const { sandbox, client, draw } = await open()
    for (const name of ['duplicate-key', 'deep-nesting'] as const) sandbox.faults.next(name)
    expect((await draw()).type).toBe('image/jpeg')
    expect(sandbox.faults.armed()).toHaveLength(2)
    await client.fetchToken()
    expect(sandbox.faults.armed()).toHaveLength(1)
  })

  it('are listed with the operations that they fit', () => {
    expect(weixinFaults.map(({ name }) => name)).toEqual<FaultName[]>([
      'token-not-latest',
      'token-invalid',
      'token-expired',
      'token-disowned',
      'system-busy',
      'quota-exhausted',
      'minute-limit',
      'precondition-failed',
      'control-characters',
      'truncated-image',
      'wrong-content-type',
      'error-as-image',
      'wrong-watermark'
    ])
    const { operations = [] } = weixinFaults.find(({ name }) => name === 'token-expired')!
    expect(tokenless.some((operation) => operations.includes(operation))).toBe(false)
  })
})

it('a text is added where the answer has none', () => {
  const fault = { name: 'control-characters', options: {} } as const
  const answer = { status: 200, headers: {}, body: '{"errcode":0}', granted: true }
  expect(changeAnswer(answer, fault).body).toBe('{"errcode":0,"note":"\u0001\b"}')
  expect(changeAnswer(answer, undefined)).toBe(answer)
  const scene = { operation: 'x', token: undefined, nowMs: 0, refuse: (code: number) => plainRefusal('x', code) }
  expect(answerInstead(fault, scene)).toBeUndefined()
  expect(answerInstead({ name: 'token-expired', options: {} }, scene)).toMatchObject({ granted: true })
})
