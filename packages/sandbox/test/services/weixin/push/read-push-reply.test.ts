import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPushReply } from '../../../../src/services/weixin/push/read-push-reply.ts'

// Published by the platform (WeChat reference 8.7).
const app = {
  appId: 'wxba5fad812f8e6fb9',
  originalId: 'gh_97417a04a28d',
  token: 'AAAAA',
  encodingAesKey: 'A'.repeat(43)
}
const reply = {
  Encrypt: 'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==',
  MsgSignature: '1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1',
  TimeStamp: 1713424427,
  Nonce: '415670741'
}
const opened = { encrypted: true, message: { demo_resp: 'good luck' } }

describe('readPushReply', () => {
  it('takes success and nothing', () => {
    expect(readPushReply('success', app)).toEqual({ encrypted: false })
    expect(readPushReply('', app)).toEqual({ encrypted: false })
  })

  it('opens the published reply, in JSON with either spelling, and in XML', () => {
    expect(readPushReply(JSON.stringify(reply), app)).toEqual(opened)
    const lower = {
      encrypt: reply.Encrypt,
      msgsignature: reply.MsgSignature,
      timestamp: 1713424427,
      nonce: '415670741'
    }
    expect(readPushReply(JSON.stringify(lower), app)).toEqual(opened)
    const xml = Object.entries(reply).map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    expect(readPushReply(`<xml>${xml.join('\n')}</xml>`, app)).toEqual(opened)
  })

  it('reads a plain reply', () => {
    expect(readPushReply('{"MsgType":"transfer_customer_service"}', app)?.message).toEqual({
      MsgType: 'transfer_customer_service'
    })
    const xml = '<xml>\n<MsgType><![CDATA[te<x>t]]></MsgType><Content>a &lt;b&gt; &amp;amp;</Content></xml>'
    expect(readPushReply(xml, app)?.message).toEqual({ MsgType: 'te<x>t', Content: 'a <b> &amp;' })
  })

  it.each([
    ['other text', 'SUCCESS'],
    ['text in quotes', '"success"'],
    ['a list', '[]'],
    ['a page', '<html></html>'],
    ['a wrong signature', JSON.stringify({ ...reply, Nonce: '1' })],
    ['no signature', JSON.stringify({ Encrypt: reply.Encrypt })]
  ])('does not take %s', (_, body) => {
    expect(readPushReply(body, app)).toBeUndefined()
  })

  it('never fails', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => `<xml>${text}</xml>`)
        ),
        (body) => {
          readPushReply(body, app)
        }
      )
    )
  })
})
