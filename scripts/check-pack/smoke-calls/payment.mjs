import assert from 'node:assert/strict'
import { createHash, createSign, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'

const key = '0123456789abcdef0123456789abcdef'
const merchant = { appid: 'wxd930ea5d5a258f4f', mch_id: '10000100' }

/** An order query on both platforms, over loopback, in one function; then the same replies with another amount are refused. */
export async function smokeCall({ '@kaifang/payment': { initAlipay, initWeixin } }) {
  const keys = () =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
    })
  const [platform, application] = [keys(), keys()]
  let tampered = false

  const weixinReply = () => {
    const fields = {
      ...merchant,
      ...{ nonce_str: 'n', out_trade_no: 'A20260101', result_code: 'SUCCESS', return_code: 'SUCCESS' },
      ...{ total_fee: '1999', trade_state: 'SUCCESS', transaction_id: '4200000086' }
    }
    const text = Object.keys(fields)
      .sort()
      .map((name) => `${name}=${fields[name]}`)
      .join('&')
    const sign = createHash('md5').update(`${text}&key=${key}`).digest('hex').toUpperCase()
    const sent = { ...fields, sign, total_fee: tampered ? '1' : fields.total_fee }
    return `<xml>${Object.entries(sent)
      .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
      .join('')}</xml>`
  }
  const alipayReply = () => {
    const node =
      '{"code":"10000","msg":"Success","out_trade_no":"A20260101","total_amount":"19.99","trade_no":"T1","trade_status":"TRADE_SUCCESS"}'
    const sign = createSign('RSA-SHA256').update(node).sign(platform.privateKey, 'base64')
    return `{"alipay_trade_query_response":${tampered ? node.replace('19.99', '0.01') : node},"sign":"${sign}"}`
  }
  const server = createServer(async (request, response) => {
    for await (const _ of request) {
      // The body is not looked at: the platforms' own checks are the sandbox's work.
    }
    response.end(request.url.startsWith('/gateway.do') ? alipayReply() : weixinReply())
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const baseUrl = `http://127.0.0.1:${server.address().port}`
  const clients = [
    initWeixin({ appId: merchant.appid, mchId: merchant.mch_id, key, baseUrl }),
    initAlipay({
      appId: '2021000000000000',
      privateKey: application.privateKey,
      alipayPublicKey: platform.publicKey,
      gateway: `${baseUrl}/gateway.do`
    })
  ]
  try {
    for (const { payment } of clients) {
      tampered = false
      const { paid, totalFee } = await payment.orderQuery({ outTradeNo: 'A20260101' })
      assert.deepEqual([payment.platform, paid, totalFee], [payment.platform, true, 1999])
      tampered = true
      await assert.rejects(payment.orderQuery({ outTradeNo: 'A20260101' }), { code: 'ERR_SIGNATURE_MISMATCH' })
    }
  } finally {
    await Promise.all(clients.map((client) => client.close()))
    await new Promise((resolve) => server.close(resolve))
  }
}
