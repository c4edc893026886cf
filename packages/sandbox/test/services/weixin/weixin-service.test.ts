import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { weixinService } from '../../../src/services/weixin/weixin-service.ts'
import { connectWeixin, fileForm, refusal, samplePng } from '../../support/call-weixin.ts'
import { openSandbox } from '../../support/open-sandbox.ts'

/** Sends a body without a length, as a stream is sent. */
function postInChunks(url: string, body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST' }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode))
    })
    outgoing.on('error', reject)
    outgoing.write(body.slice(0, 3))
    outgoing.end(body.slice(3))
  })
}

describe('the played WeChat', () => {
  it('refuses with status 200, a rid, and no explanation in the answer', async () => {
    const sandbox = await openSandbox()
    const client = await connectWeixin(sandbox)
    const reply = await client.post('/wxa/getwxacode', {})
    expect([reply.status, reply.type]).toEqual([200, 'application/json; encoding=utf-8'])
    expect(reply.bytes.toString()).toMatch(
      /^\{"errcode":40159,"errmsg":"invalid length for path, or the data is not json string rid: 695735a5-[0-9a-f]{8}-[0-9a-f]{8}"\}$/
    )
    expect(refusal(sandbox, reply)).toEqual([40159, '"path" is missing or empty'])
  })

  // WeChat reference 1.1.
  it('answers 412 to a body in chunks', async () => {
    const sandbox = await openSandbox()
    const { access_token } = await connectWeixin(sandbox)
    const url = `${sandbox.weixin.baseUrl}/wxa/getwxacode?access_token=${access_token}`
    expect(await postInChunks(url, '{"path":"a"}')).toBe(412)
    expect(sandbox.requests().at(-1)?.explanation?.likelyCause).toContain('a stream was given as body')
  })

  it.each([
    ['POST', '/cgi-bin/token', 43001],
    ['GET', '/cgi-bin/stable_token', 43002],
    ['GET', '/cv/img/aicrop', 43002]
  ])('answers to %s %s with %d', async (method, path, code) => {
    const sandbox = await openSandbox()
    const response = await fetch(sandbox.weixin.baseUrl + path, { method })
    expect(await response.json()).toMatchObject({ errcode: code })
    expect(sandbox.requests()[0]?.explanation?.summary).toMatch(/takes (GET|POST) only/)
  })

  it('answers 501 to what it does not play, naming what it does', async () => {
    const sandbox = await openSandbox()
    for (const [method, path] of [
      ['POST', '/wxa/img_sec_check'],
      ['GET', '/nothing']
    ] as const) {
      const response = await fetch(sandbox.weixin.baseUrl + path, { method })
      expect([response.status, await response.json()]).toEqual([
        501,
        { errcode: -1, errmsg: expect.stringContaining('POST /wxa/getwxacode') }
      ])
    }
  })

  it('wants a token everywhere but where one is made or none is needed', async () => {
    const sandbox = await openSandbox()
    const codes = []
    for (const { method, path, status } of weixinService.operations) {
      if (status === 'absent' || !path.startsWith('/')) continue
      const response = await fetch(sandbox.weixin.baseUrl + path, { method })
      codes.push([path, ((await response.json()) as { errcode: number }).errcode])
    }
    expect(codes.filter(([, code]) => code !== 41001)).toEqual([
      ['/sns/jscode2session', 41002],
      ['/cgi-bin/token', 40002],
      ['/cgi-bin/stable_token', 44002]
    ])
  })

  it('takes uploads past one megabyte', async () => {
    const sandbox = await openSandbox()
    const client = await connectWeixin(sandbox)
    const bytes = Buffer.concat([samplePng(), Buffer.alloc(2 * 1024 * 1024 - 1000)])
    const upload = (file: Buffer) =>
      client.post('/cgi-bin/media/upload', fileForm('media', file, 'a.png'), { type: 'image' })
    expect((await upload(bytes)).json().media_id).toHaveLength(64)
    expect((await upload(Buffer.alloc(13 * 1024 * 1024))).status).toBe(413)
  })

  it('keeps the last 1000 refusals for getRidInfo', async () => {
    const sandbox = await openSandbox()
    const client = await connectWeixin(sandbox)
    const rids = []
    for (let index = 0; index < 1001; index++) {
      const { errmsg } = (await client.get('/cgi-bin/token')).json()
      rids.push(/rid: (\S+)$/.exec(String(errmsg))![1]!)
    }
    const known = async (rid: string) => (await client.post('/cgi-bin/openapi/rid/get', { rid })).json().errcode
    expect([await known(rids[0]!), await known(rids[1000]!)]).toEqual([76001, 0])
  })
})
