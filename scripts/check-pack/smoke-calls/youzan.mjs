import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'

const clientSecret = 'test_secret'

/** A token, a call whose first token has died, an id past 2^53 both ways; then a message, and the same one forged. */
export async function smokeCall({ '@kaifang/youzan': { initYouzan } }) {
  let tokens = 0
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { pathname, searchParams } = new URL(request.url, 'http://localhost')
    response.setHeader('content-type', 'application/json')
    if (pathname === '/auth/token') {
      assert.equal(JSON.parse(body).grant_id, '88888')
      const data = { access_token: `token-${++tokens}`, expires: Date.now() + 604_800_000 }
      response.end(JSON.stringify({ success: true, code: 200, data }))
    } else if (searchParams.get('access_token') === 'token-1') {
      response.end(JSON.stringify({ gw_err_resp: { err_code: 4203, err_msg: 'Token 不存在', trace_id: 'yz7-1' } }))
    } else {
      assert.equal(body, '{"oid":1481453940569543563}')
      response.end(`{"code":200,"success":true,"data":${body}}`)
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${server.address().port}`
  const youzan = initYouzan({ clientId: 'test_client', clientSecret, grantId: 88888, baseUrl })
  try {
    const { data } = await youzan.call('youzan.some.read', '1.0.0', { oid: 1481453940569543563n })
    assert.equal(data.oid, '1481453940569543563')
    const body = '{"client_id":"test_client","type":"X","msg":"%7B%22tid%22%3A%22E1%22%7D"}'
    const sign = createHash('md5').update(`test_client${body}${clientSecret}`).digest('hex')
    const push = await youzan.verifyPush({ headers: { 'event-sign': sign }, body })
    assert.equal(push.msg.tid, 'E1')
    const forged = body.replace('E1', 'E2')
    await assert.rejects(youzan.verifyPush({ headers: { 'event-sign': sign }, body: forged }), {
      code: 'ERR_SIGNATURE_MISMATCH'
    })
  } finally {
    await youzan.close()
    await new Promise((resolve) => server.close(resolve))
  }
}
