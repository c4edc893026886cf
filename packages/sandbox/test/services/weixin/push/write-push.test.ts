import { createDecipheriv, createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createSeededRandom } from '../../../../src/engine/seeded-random.ts'
import type { WeixinPush, WeixinPushAttack } from '../../../../src/index.ts'
import { writePush } from '../../../../src/services/weixin/push/write-push.ts'
import { defaultWeixinSettings } from '../../../../src/services/weixin/weixin-settings.ts'
import { createWeixinState } from '../../../../src/services/weixin/weixin-state.ts'

const app = {
  appId: 'wxba5fad812f8e6fb9',
  originalId: 'gh_97417a04a28d',
  token: 'AAAAA',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
}
const message = {
  ToUserName: app.originalId,
  FromUserName: 'oOpenid',
  CreateTime: 1714112445,
  MsgType: 'text',
  Content: 'a<b>&中',
  MsgId: 23637352235060880n
}
const now = 1_714_112_445_000

/** The steps of the document, written for this test: signatures first, then the cipher. */
const sign = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex')
function decrypt(encrypt: string) {
  const key = Buffer.from(`${app.encodingAesKey}=`, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const bytes = Buffer.concat([decipher.update(encrypt, 'base64'), decipher.final()])
  const pad = bytes.at(-1)!
  const length = bytes.readUInt32BE(16)
  return {
    pad,
    length,
    text: bytes.toString('utf8', 20, 20 + length),
    appId: bytes.toString('utf8', 20 + length, bytes.length - pad)
  }
}

function write(push: Partial<WeixinPush> = {}, attack?: WeixinPushAttack, rawBody?: string) {
  const state = createWeixinState((purpose) => createSeededRandom(purpose), defaultWeixinSettings)
  state.push = { url: 'http://127.0.0.1/', mode: push.mode ?? 'secure', format: push.format ?? 'json' }
  const stored = { key: '1', message }
  const content = writePush({ state, app, push: stored, at: now, options: { attack, rawBody } })
  const query = Object.fromEntries(new URLSearchParams(content.query))
  const { signature = '', timestamp = '', nonce = '', msg_signature } = query
  const encrypt = [...content.body.matchAll(/"Encrypt":"([^"]*)"|<Encrypt><!\[CDATA\[(.*?)\]\]>/g)].map(
    ([, json, xml]) => json ?? xml ?? ''
  )
  return {
    ...content,
    encrypt,
    timestamp: Number(timestamp) - now / 1000,
    signed: signature === sign('AAAAA', timestamp, nonce),
    signedBody:
      msg_signature === undefined ? undefined : msg_signature === sign('AAAAA', timestamp, nonce, encrypt[0] ?? ''),
    query
  }
}

describe('a push', () => {
  it('is plain JSON, signed without the body', () => {
    const push = write({ mode: 'plain' })
    expect(push).toMatchObject({ contentType: 'application/json', signed: true, signedBody: undefined, encrypt: [] })
    expect(push.body).toContain('"MsgId":23637352235060880')
    expect(JSON.parse(push.body)).toMatchObject({ ...message, MsgId: Number(message.MsgId) })
    expect(push.query.openid).toBe('oOpenid')
  })

  it('is plain XML', () => {
    const push = write({ mode: 'plain', format: 'xml' })
    expect(push.contentType).toBe('text/xml')
    expect(push.body).toMatch(
      /^<xml><ToUserName><!\[CDATA\[gh_97417a04a28d\]\]><\/ToUserName>.*<MsgId>23637352235060880<\/MsgId><\/xml>$/
    )
  })

  it('is encrypted for the app, in JSON and XML', () => {
    for (const format of ['json', 'xml'] as const) {
      const push = write({ format })
      expect(push).toMatchObject({ signed: true, signedBody: true, query: { encrypt_type: 'aes' } })
      expect(push.body).toContain('gh_97417a04a28d')
      expect(push.body).not.toContain('oOpenid')
      expect(decrypt(push.encrypt[0]!)).toMatchObject({ text: write({ mode: 'plain', format }).body, appId: app.appId })
    }
  })

  it('is both in compatible mode', () => {
    const { body, encrypt } = write({ mode: 'compatible' })
    expect(JSON.parse(body)).toMatchObject({ Content: message.Content, Encrypt: encrypt[0] })
    expect(decrypt(encrypt[0]!).appId).toBe(app.appId)
  })
})

describe('attacks', () => {
  it.each<[WeixinPushAttack, object]>([
    ['bad-signature', { signed: false, signedBody: false }],
    ['unsigned-body', { signed: true, signedBody: false }],
    ['tampered-body', { signed: true, signedBody: false }],
    ['tampered-ciphertext', { signed: true, signedBody: true }],
    ['wrong-appid', { signed: true, signedBody: true }],
    ['bad-padding', { signed: true, signedBody: true }],
    ['bad-length', { signed: true, signedBody: true }],
    ['stale-timestamp', { signed: true, signedBody: true, timestamp: -3600 }],
    ['future-timestamp', { signed: true, signedBody: true, timestamp: 3600 }],
    ['downgrade', { signed: true, signedBody: undefined, encrypt: [] }],
    ['duplicate-key', { signed: true, signedBody: true, encrypt: [expect.any(String), 'AAAA'.repeat(16)] }],
    ['not-a-message', { signed: true, signedBody: true }]
  ])('%s', (attack, expected) => {
    expect(write({}, attack)).toMatchObject(expected)
    expect(write({ format: 'xml' }, attack)).toMatchObject(expected)
  })

  it('break one thing inside the cipher each', () => {
    const genuine = decrypt(write().encrypt[0]!)
    const opened = (attack: WeixinPushAttack) => decrypt(write({}, attack).encrypt[0]!)
    expect(opened('wrong-appid').appId).toMatch(/^wx[0f]a5fad812f8e6fb9$/)
    expect(opened('bad-padding').pad).toBe(0)
    expect(opened('bad-length').length).toBe(0x7fffffff)
    expect(opened('tampered-ciphertext').length).toBe(genuine.length ^ 0x01000000)
    expect(opened('not-a-message').text).toBe('hello')
  })

  it('xml-entity: a document type with entities', () => {
    const { body } = write({ mode: 'plain', format: 'xml' }, 'xml-entity')
    expect(body).toMatch(/^<!DOCTYPE xml \[<!ENTITY a .*&b;/)
  })

  it('a raw body under right signatures', () => {
    expect(write({}, undefined, 'x')).toMatchObject({ body: 'x', signed: true, signedBody: undefined })
  })
})
