import { createCipheriv } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { failureOf } from './support/failure-of.ts'
import { makePair } from './support/keys.ts'
import { type ReplyVector, readVector } from './support/read-vector.ts'
import { signedBody, startPlatform, successBody } from './support/start-platform.ts'

const vectors = readVector<Record<'a' | 'b' | 'c', ReplyVector>>('replies')
const QUERY = 'alipay.trade.query'

/** Asks once and gets this body. */
async function answered(
  body: string | Uint8Array,
  more: Parameters<typeof startPlatform>[0] = {},
  method = QUERY,
  headers = {}
) {
  const { server, alipay } = await startPlatform(more)
  server.answer({ body, headers: { 'content-type': 'text/html;charset=utf-8', ...headers } })
  return alipay.execute(method, {}, { retry: false })
}

describe('a published reply', () => {
  it('is verified as it came', async () => {
    const { publicKey, body } = vectors.a
    const { data } = await answered(body, { alipayPublicKey: publicKey }, 'alipay.open.file.upload')
    expect(data).toEqual({ code: '10000', msg: 'Success', file_id: 'CAxAToWB1JsAAAAAAAAAAAAADgSLAQBr' })
  })

  it.each([
    ['b', 'alipay.trade.query'],
    ['c', 'alipay.fund.trans.uni.transfer']
  ] as const)('(%s) is verified, with its members in any order and blanks between', async (name, method) => {
    const { publicKey, node, sign } = vectors[name]
    const own = `"${method.replaceAll('.', '_')}_response"`
    for (const body of [
      `{${own}:${node},"sign":"${sign}"}`,
      `{"sign":"${sign}",${own}:${node}}`,
      `{ ${own} : ${node} ,\r\n "sign" : "${sign}" }\n`,
      `{${own}:${node},"alipay_cert_sn":"7513daaaa48aa3ba2e4018d84402479c","sign":"${sign}"}`
    ]) {
      expect(await answered(body, { alipayPublicKey: publicKey }, method)).toEqual({
        errCode: 0,
        errMsg: 'ok',
        data: JSON.parse(node),
        verified: true
      })
    }
  })

  it('is refused with one digit changed, with another key, and without its signature', async () => {
    const { publicKey, node, sign } = vectors.b
    const body = `{"alipay_trade_query_response":${node},"sign":"${sign}"}`
    const forged = body.replace('"total_amount":"0.01"', '"total_amount":"9.01"')
    for (const [text, key] of [
      [forged, publicKey],
      [body, vectors.a.publicKey],
      [`{"alipay_trade_query_response":${node}}`, publicKey]
    ] as const) {
      expect(await failureOf(answered(text, { alipayPublicKey: key }))).toMatchObject({
        code: 'ERR_SIGNATURE_MISMATCH'
      })
    }
  })

  it('is verified with any of several keys, while one is exchanged', async () => {
    const { publicKey, node, sign } = vectors.b
    const body = `{"alipay_trade_query_response":${node},"sign":"${sign}"}`
    const alipayPublicKey = [vectors.a.publicKey, publicKey]
    expect(await answered(body, { alipayPublicKey })).toMatchObject({ verified: true })
  })
})

describe('a signed reply', () => {
  it('keeps escaped slashes, foreign text, long numbers and a member called sign', async () => {
    const node =
      '{"code":"10000","url":"http:\\/\\/a.com\\/b","name":"\\u652f付宝","id":12345678901234567890,"sign":"xxx"}'
    const { data } = await answered(signedBody(QUERY, node))
    expect(data).toEqual({
      code: '10000',
      url: 'http://a.com/b',
      name: '支付宝',
      id: '12345678901234567890',
      sign: 'xxx'
    })
  })

  it.each([
    ['{"code":"10000","total_amount":"0.01","total_amount":"9.00"}', 'alipay_trade_query_response.total_amount'],
    ['{"code":"10000","l":[{"a":1,"\\u0061":2}]}', 'alipay_trade_query_response.a']
  ])('is refused when %s gives a name twice', async (node, field) => {
    const error = await failureOf(answered(signedBody(QUERY, node)))
    expect(error).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
    expect(error.message).toContain(`sent a reply whose "${field}" is not given once`)
  })

  it.each([
    ['{"msg":"x"}', 'ERR_REPLY_SHAPE'],
    ['{}', 'ERR_REPLY_SHAPE'],
    ['[]', 'ERR_REPLY_SHAPE'],
    ['17', 'ERR_REPLY_SHAPE'],
    ['{"a":}', 'ERR_HTTP_DECODE'],
    ['{"code":"10000"]', 'ERR_HTTP_DECODE'],
    ['"c2VjcmV0"', 'ERR_REPLY_DECRYPT']
  ])('whose node is %s is no success', async (node, code) => {
    expect(await failureOf(answered(signedBody(QUERY, node)))).toMatchObject({ code })
  })

  it('that is an error_response is no success, whatever its code', async () => {
    expect(await failureOf(answered(signedBody('error_response', '{"code":"10000"}')))).toMatchObject({
      code: 'ERR_REPLY_SHAPE'
    })
    expect(
      await failureOf(
        answered(signedBody('error_response', '{"code":"40006","sub_code":"isv.insufficient-isv-permissions"}'))
      )
    ).toMatchObject({ code: 'ERR_ALIPAY_PERMISSION' })
  })

  it('is verified with SHA-256 only, even where it is signed with SHA-1 of the same key', async () => {
    const body = signedBody(QUERY, '{"code":"10000"}', { digest: 'RSA-SHA1' })
    expect(await failureOf(answered(body))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
    expect(await answered(body, { signType: 'RSA' })).toMatchObject({ verified: true })
  })

  it.each([
    (sign: string) => sign.replace(/=+$/, ''),
    (sign: string) => `${sign.slice(0, 9)} ${sign.slice(9)}`,
    (sign: string) => sign.replaceAll('+', '-').replaceAll('/', '_'),
    (sign: string) => `${sign}AAAA`,
    () => 'AAAA'
  ])('is refused when its signature is written in another way (%#)', async (change) => {
    const body = successBody(QUERY).toString()
    const forged = body.replace(/"sign":"([^"]+)"/, (_, sign: string) => `"sign":"${change(sign)}"`)
    if (forged === body) return
    expect(await failureOf(answered(forged))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
  })

  it('in GBK is verified over its bytes', async () => {
    const node = Buffer.concat([
      Buffer.from('{"code":"10000","name":"'),
      Buffer.from('d6a7b8b6b1a6815c', 'hex'),
      Buffer.from('"}')
    ])
    const { data } = await answered(signedBody(QUERY, node), { charset: 'gbk' }, QUERY, {
      'content-type': 'text/html;charset=GBK'
    })
    expect(data).toEqual({ code: '10000', name: '支付宝乗' })
    expect(await failureOf(answered(signedBody(QUERY, node)))).toMatchObject({ code: 'ERR_HTTP_DECODE' })
  })
})

describe('a reply without signature', () => {
  it('is believed as a failure', async () => {
    const body =
      '{"error_response":{"code":"40002","msg":"Invalid Arguments","sub_code":"isv.invalid-app-id","sub_msg":"无效的AppID参数"}}'
    const error = await failureOf(answered(body))
    expect(error).toMatchObject({
      code: 'ERR_ALIPAY_APPLICATION',
      vendorCode: 'isv.invalid-app-id',
      errCode: 'isv.invalid-app-id',
      errMsg: '无效的AppID参数',
      retryable: false,
      outcome: 'rejected'
    })
  })

  it('is never believed as a success', async () => {
    for (const node of ['{"code":"10000","msg":"Success"}', '{"trade_no":"1"}']) {
      const error = await failureOf(answered(`{"alipay_trade_query_response":${node}}`))
      expect(error).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
      expect(error.message).toContain('sent a success without a signature')
    }
  })
})

describe('a reply that can not be verified', () => {
  it('says what the gateway said: with keys that are mixed up, that is the way out', async () => {
    const other = makePair().privateKey
    const node = '{"code":"40002","msg":"Invalid Arguments","sub_code":"isv.invalid-signature","sub_msg":"无效签名"}'
    const { server, alipay } = await startPlatform()
    server.answer({ body: signedBody(QUERY, node, { key: other }) })
    const error = await failureOf(alipay.execute(QUERY, {}))
    expect(error.message.replaceAll(server.url, 'https://platform')).toMatchInlineSnapshot(`
      "alipay.execute sent a reply whose signature does not match; it says 40002 isv.invalid-signature
        Request: POST https://platform/gateway.do (query: app_id, method, format, charset, sign_type, timestamp, version, sign)
        Reply: status 200, text/plain, 488 bytes
        What to do: do not act on it; check that alipayPublicKey is Alipay's (支付宝公钥) for this application and environment, not your own, and look for a proxy that rewrites replies
        Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_signature_mismatch"
    `)
  })
})

describe('a refused signature', () => {
  it('is explained by the text that the gateway expected, which does not show', async () => {
    const { server, alipay } = await startPlatform()
    server.answer((request) => {
      const params = {
        ...Object.fromEntries(request.query),
        ...Object.fromEntries(new URLSearchParams(request.body.toString()))
      }
      const { sign, ...rest } = params as Record<string, string>
      const text = Object.keys(rest)
        .sort()
        .map((name) => `${name}=${rest[name]}`)
        .join('&')
        .replaceAll('&', '&amp;')
        .replaceAll('"', '&quot;')
      const words = `验签出错,建议检查签名字符串或签名私钥与应用公钥是否匹配,网关生成的验签字符串为:${text}`
      return {
        body: JSON.stringify({
          error_response: { code: '40002', msg: 'Invalid Arguments', sub_code: 'isv.invalid-signature', sub_msg: words }
        })
      }
    })
    const error = await failureOf(alipay.execute(QUERY, { bizContent: { buyer: '13800138000', note: '某某的秘密' } }))
    expect(error).toMatchObject({ code: 'ERR_ALIPAY_SIGNATURE', vendorCode: 'isv.invalid-signature' })
    expect(error.message.replaceAll(server.url, 'https://platform')).toMatchInlineSnapshot(`
      "alipay.execute was refused: isv.invalid-signature 验签出错,建议检查签名字符串或签名私钥与应用公钥是否匹配 (the signature is wrong)
        Request: POST https://platform/gateway.do (query: app_id, method, format, charset, sign_type, timestamp, version, sign)
        Reply: status 200, text/plain, 487 bytes
        What to do: the gateway expected the very text that was signed, so the keys do not belong together: upload the public half of privateKey to this application, in this environment
        Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_alipay_signature"
    `)
    expect(JSON.stringify(error)).not.toContain('秘密')
  })
})

describe('an encrypted reply', () => {
  const encryptKey = 'aYA0GP8JEW+D7/UFaskCWA=='
  const encrypt = (text: string | Buffer) => {
    const cipher = createCipheriv('aes-128-cbc', Buffer.from(encryptKey, 'base64'), Buffer.alloc(16))
    return Buffer.concat([cipher.update(text), cipher.final()]).toString('base64')
  }

  it('is verified with its quotation marks, and opened', async () => {
    const node = `"${encrypt('{"code":"10000","trade_no":"1"}')}"`
    expect(await answered(signedBody(QUERY, node), { encryptKey })).toMatchObject({ data: { trade_no: '1' } })
    const bare = signedBody(QUERY, node.slice(1, -1))
      .toString()
      .replace(/response":([^,]+),/, 'response":"$1",')
    expect(await failureOf(answered(bare, { encryptKey }))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
  })

  it('may be a refusal', async () => {
    const node = `"${encrypt('{"code":"40004","sub_code":"ACQ.TRADE_NOT_EXIST","sub_msg":"交易不存在"}')}"`
    expect(await failureOf(answered(signedBody(QUERY, node), { encryptKey }))).toMatchObject({
      code: 'ERR_ALIPAY_NOT_FOUND'
    })
  })

  it.each(['[]', '{"a":1,"a":2,"code":"10000"}', 'x', ''])('is refused when it holds %j', async (text) => {
    const node = `"${encrypt(text)}"`
    expect(await failureOf(answered(signedBody(QUERY, node), { encryptKey }))).toMatchObject({ name: 'DecodeError' })
  })

  it('is refused when the key does not open it', async () => {
    const node = `"${encrypt('{"code":"10000"}')}"`
    const other = Buffer.alloc(16, 7).toString('base64')
    expect(await failureOf(answered(signedBody(QUERY, node), { encryptKey: other }))).toMatchObject({
      name: 'DecodeError'
    })
  })
})

describe('what is no reply of the gateway', () => {
  it.each([
    [502, '<html>Bad Gateway</html>', 'ERR_HTTP_STATUS'],
    [302, '', 'ERR_HTTP_STATUS'],
    [200, '<html>维护中</html>', 'ERR_HTTP_DECODE'],
    [200, '', 'ERR_HTTP_DECODE'],
    [200, 'null', 'ERR_HTTP_DECODE'],
    [200, '{}', 'ERR_REPLY_SHAPE']
  ])('is an error: status %i with %j', async (status, body, code) => {
    const { server, alipay } = await startPlatform()
    server.answer({ status, body })
    expect(await failureOf(alipay.execute(QUERY, {}, { retry: false }))).toMatchObject({ code })
  })
})

it('leaves the outcome of a write open when its reply can not be believed', async () => {
  const { server, alipay } = await startPlatform()
  server.answer({ body: signedBody('alipay.trade.refund', '{"code":"10000"}', { key: makePair().privateKey }) })
  expect(await failureOf(alipay.execute('alipay.trade.refund', {}))).toMatchObject({
    outcome: 'unknown',
    retryable: false
  })
})
