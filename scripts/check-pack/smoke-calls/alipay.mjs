import assert from 'node:assert/strict'
import { createSign, createVerify, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const textOf = (fields) =>
  Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&')

/** A signed call and its signed reply, then a notification, and each of them forged. */
export async function smokeCall({ '@kaifang/alipay': { initAlipay } }) {
  const app = pair()
  const platform = pair()
  const sign = (text) => createSign('RSA-SHA256').update(text).sign(platform.privateKey, 'base64')
  let amount = '0.01'
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const query = new URL(request.url, 'http://localhost').searchParams
    const { sign: received, ...fields } = Object.fromEntries([...query, ...new URLSearchParams(body)])
    assert.ok(createVerify('RSA-SHA256').update(textOf(fields)).verify(app.publicKey, received, 'base64'))
    const node = JSON.stringify({ code: '10000', total_amount: '0.01', subject: '测试' })
    const sent = node.replace('0.01', amount)
    response.end(`{"alipay_trade_query_response":${sent},"sign":"${sign(node)}"}`)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${server.address().port}`
  const privateKey = app.privateKey.export({ type: 'pkcs8', format: 'pem' })
  const alipay = initAlipay({ appId: '2021', privateKey, alipayPublicKey: platform.publicKey, baseUrl })
  try {
    const order = { bizContent: { out_trade_no: '1', subject: '测试' } }
    const { data } = await alipay.execute('alipay.trade.query', order)
    assert.equal(data.subject, '测试')
    amount = '9.99'
    await assert.rejects(alipay.execute('alipay.trade.query', order), { code: 'ERR_SIGNATURE_MISMATCH' })
    const fields = { app_id: '2021', notify_id: '1', notify_type: 'trade_status_sync', out_trade_no: '1' }
    const trade = { ...fields, trade_no: '2', trade_status: 'TRADE_SUCCESS', subject: '测试 + 1' }
    const body = new URLSearchParams({ ...trade, sign: sign(textOf(trade)), sign_type: 'RSA2' }).toString()
    assert.equal((await alipay.verifyNotify({ body })).fields.subject, '测试 + 1')
    const forged = body.replace('TRADE_SUCCESS', 'TRADE_CLOSED')
    await assert.rejects(alipay.verifyNotify({ body: forged }), { code: 'ERR_SIGNATURE_MISMATCH' })
  } finally {
    await alipay.close()
    await new Promise((resolve) => server.close(resolve))
  }
}
