import { describe, expect, it } from 'vitest'
import { utoolsService } from '../../../src/services/utools/utools-service.ts'
import { callUtools, signSample } from '../../support/call-utools.ts'
import { openSandbox } from '../../support/open-sandbox.ts'
import { hasPhp, runPhp } from '../../support/run-php.ts'

describe('the played uTools', () => {
  it('answers HTML to a client that does not ask for JSON', async () => {
    const sandbox = await openSandbox()
    const { accessToken } = sandbox.utools.login()
    const call = { path: '/baseinfo', params: { access_token: accessToken }, headers: { accept: '*/*' } }
    const reply = await callUtools(sandbox, call)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([302, 'text/html; charset=UTF-8'])
    expect(reply.headers.get('location')).toBe(`${sandbox.utools.baseUrl}/`)
    expect(sandbox.requests()[0]?.explanation?.likelyCause).toContain('Accept: application/json')
  })

  it('answers only refusals in HTML, if told so', async () => {
    const sandbox = await openSandbox({ utools: { htmlWithoutAccept: 'refusals' } })
    const { accessToken } = sandbox.utools.login()
    const headers = { accept: '*/*' }
    const params = { access_token: accessToken }
    expect((await callUtools(sandbox, { path: '/baseinfo', params, headers })).status).toBe(200)
    const refused = await callUtools(sandbox, { path: '/baseinfo', params, headers, sign: () => 'x' })
    expect([refused.status, refused.headers.get('content-type')]).toEqual([401, 'text/html; charset=UTF-8'])
  })

  it('never explains itself in the answer', async () => {
    const sandbox = await openSandbox()
    const reply = await callUtools(sandbox, { path: '/baseinfo', sign: () => 'f'.repeat(64) })
    expect([reply.status, reply.json()]).toEqual([401, { message: 'Unauthorized.' }])
    expect(sandbox.requests()[0]?.explanation?.stringToSign).toContain('plugin_id=')
  })

  it('answers 400 to JSON that is none', async () => {
    const sandbox = await openSandbox()
    const response = await fetch(`${sandbox.utools.baseUrl}/goods`, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: '{'
    })
    expect(response.status).toBe(400)
  })

  it('answers 413 to a body beyond its limit', async () => {
    const sandbox = await openSandbox()
    const response = await fetch(`${sandbox.utools.baseUrl}/goods`, {
      method: 'POST',
      body: 'x'.repeat(1024 * 1024 + 1)
    })
    expect(response.status).toBe(413)
    expect(sandbox.requests()[0]?.explanation?.summary).toContain('limit of 1048576 bytes')
  })

  it('answers 501 to what it does not play, naming what it does', async () => {
    const sandbox = await openSandbox()
    const response = await fetch(`${sandbox.utools.baseUrl}/baseinfo`, { method: 'POST' })
    expect([response.status, await response.json()]).toEqual([
      501,
      { message: 'POST /baseinfo is not simulated. Simulated here: GET /baseinfo, GET /payments/record, POST /goods.' }
    ])
  })

  it('trims input before checking the signature, if told so', async () => {
    const sandbox = await openSandbox({ utools: { trimInput: true, goodsRequireAccessToken: false } })
    const params = { title: ' x ', total_fee: 1 }
    expect((await callUtools(sandbox, { path: '/goods', method: 'POST', params })).status).toBe(401)
    expect(
      (await callUtools(sandbox, { path: '/goods', method: 'POST', params: { title: 'x', total_fee: 1 } })).status
    ).toBe(200)
  })

  it('lists the four interfaces', () => {
    expect(utoolsService.operations.map(({ operation, status }) => [operation, status])).toEqual([
      ['getBaseInfo', 'simulated'],
      ['getPaymentRecord', 'simulated'],
      ['createGoods', 'simulated'],
      ['paymentNotify', 'simulated']
    ])
  })

  it.skipIf(!hasPhp)('signs fields that it does not know yet as PHP does', async () => {
    const sandbox = await openSandbox()
    sandbox.utools.setExtraFields({ zone: null, tags: ['a*b', null, { k: '年 ~' }], rate: 0.1, beta: true, none: [] })
    const { accessToken } = sandbox.utools.login()
    const { resource, sign } = (
      await callUtools(sandbox, { path: '/baseinfo', params: { access_token: accessToken } })
    ).json()
    expect(resource.tags).toEqual(['a*b', null, { k: '年 ~' }])
    const program =
      '[$r, $s] = json_decode(stream_get_contents(STDIN), true); ksort($r); echo json_encode(hash_hmac("sha256", http_build_query($r), $s));'
    expect(sign).toBe(runPhp(program, [resource, sandbox.utools.secret]))
    expect(sign).not.toBe(signSample(resource, sandbox.utools.secret))
  })
})
