import { describe, expect, it } from 'vitest'
import { createPushCipher, decodePushKey } from '../../src/notify/push-cipher.ts'
import { buildPushReply, MESSAGE_PUSH_REPLY, sealPushReply } from '../../src/notify/push-reply.ts'
import { signPush } from '../../src/notify/sign-push.ts'
import { readFixture } from '../read-fixture.ts'

const { token, encodingAesKey, appId, reply } = readFixture<{
  readonly token: string
  readonly encodingAesKey: string
  readonly appId: string
  readonly reply: Record<'random' | 'message' | 'nonce' | 'encrypt' | 'msgSignature', string> & {
    readonly timestamp: number
  }
}>('message-push.published')
const cipher = createPushCipher(decodePushKey('caller', encodingAesKey), appId)
const message = { ToUserName: 'gh_1', FromUserName: 'o1', CreateTime: 1, MsgType: 'text' }
const options = { token, cipher: undefined, format: 'json', timestamp: 1714112445 } as const

describe('sealPushReply', () => {
  it("gives exactly the document's reply", () => {
    const { timestamp, nonce, random } = reply
    const sealed = sealPushReply(reply.message, cipher, { ...options, timestamp, nonce, random: Buffer.from(random) })
    expect(sealed.contentType).toBe('application/json; charset=utf-8')
    expect(JSON.parse(sealed.body)).toEqual({
      Encrypt: reply.encrypt,
      MsgSignature: reply.msgSignature,
      TimeStamp: timestamp,
      Nonce: nonce
    })
  })

  it('takes a nonce of its own, and signs what it sends', () => {
    const { Encrypt, MsgSignature, TimeStamp, Nonce } = JSON.parse(sealPushReply('{}', cipher, options).body)
    expect(Nonce).toMatch(/^\d{10}$/)
    expect(MsgSignature).toBe(signPush(token, String(TimeStamp), Nonce, Encrypt))
  })
})

describe('buildPushReply', () => {
  it('turns sender and receiver around, and sets the time', () => {
    const { body } = buildPushReply(message, { MsgType: 'transfer_customer_service' }, options)
    expect(JSON.parse(body)).toEqual({
      ToUserName: 'o1',
      FromUserName: 'gh_1',
      CreateTime: 1714112445,
      MsgType: 'transfer_customer_service'
    })
  })

  it('answers XML with XML', () => {
    const { body, contentType } = buildPushReply(message, { MsgType: 'x' }, { ...options, format: 'xml' })
    expect(contentType).toBe('text/xml; charset=utf-8')
    expect(body).toBe(
      '<xml><ToUserName><![CDATA[o1]]></ToUserName><FromUserName><![CDATA[gh_1]]></FromUserName><CreateTime>1714112445</CreateTime><MsgType><![CDATA[x]]></MsgType></xml>'
    )
  })

  it('encrypts where there is a cipher', () => {
    const { body } = buildPushReply(message, { MsgType: 'x' }, { ...options, cipher })
    const opened = cipher.decrypt(JSON.parse(body).Encrypt)
    expect(JSON.parse(opened!.message.toString())).toMatchObject({ ToUserName: 'o1', MsgType: 'x' })
    expect(opened?.appId).toBe(appId)
  })
})

it('says "success" in bare text, and nothing that could be taken for it on failure', () => {
  expect(MESSAGE_PUSH_REPLY.success).toEqual({
    status: 200,
    contentType: 'text/plain; charset=utf-8',
    body: 'success'
  })
  expect(MESSAGE_PUSH_REPLY.failure.status).toBe(500)
})
