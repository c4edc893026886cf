import assert from 'node:assert/strict'
import { createServer } from 'node:http'

/** A managed token, a code and a refusal, over loopback; then raw data under a wrong signature is not believed. */
export async function smokeCall({ '@kaifang/wechat-openapi': { initWeixin } }) {
  const tokens = []
  const server = createServer((request, response) => {
    request.resume()
    const { pathname, searchParams } = new URL(request.url, 'http://localhost')
    const answer = (body) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    if (pathname === '/cgi-bin/stable_token') {
      tokens.push(`token-${tokens.length}`)
      return answer({ access_token: tokens.at(-1), expires_in: 7200 })
    }
    // The first token is dead already: the client fetches another and asks again.
    if (searchParams.get('access_token') !== 'token-1') return answer({ errcode: 40001, errmsg: 'invalid credential' })
    if (pathname === '/wxa/getwxacode') return response.end(Buffer.from('GIF89a'))
    return answer({ errcode: 41030, errmsg: 'invalid page' })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const appId = 'wx4f4bc4dec97d474b'
  const baseUrl = `http://127.0.0.1:${server.address().port}`
  const weixin = initWeixin({ appId, secret: '0'.repeat(32), baseUrl })
  try {
    const code = await weixin.wxacode.get({ path: 'pages/index/index' })
    assert.equal(code.contentType, 'image/gif')
    assert.equal(tokens.length, 2)
    await assert.rejects(weixin.wxacode.getUnlimited({ scene: 'a' }), { code: 'ERR_WECHAT_OPENAPI_PARAMETER' })
    const signed = { sessionKey: 'HyVFkGl5F5OQWJZZaNzBBg==', rawData: 'x', signature: '0'.repeat(40) }
    assert.equal(weixin.verifyUserData(signed), false)
  } finally {
    await weixin.close()
    await new Promise((resolve) => server.close(resolve))
  }
}
