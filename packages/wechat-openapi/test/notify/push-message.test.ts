import { describe, expect, it } from 'vitest'
import { type PushMessage, parsePush, pushKeyOf, readPushMessage } from '../../src/notify/push-message.ts'
import { readFixture } from '../read-fixture.ts'

const { event } = readFixture<{ readonly event: PushMessage }>('security.media-check-async.ok')
const base = { ToUserName: 'gh_1', FromUserName: 'o1', CreateTime: 1714112445, MsgType: 'text' }

describe('parsePush', () => {
  it.each([
    ['JSON', '{"MsgId":26608295314880053,"a":[1]}', { format: 'json', fields: { MsgId: '26608295314880053', a: [1] } }],
    ['JSON with control characters', '{"a":"\u0001"}', { format: 'json', fields: { a: '\u0001' } }],
    ['XML', ' <xml><a>1</a></xml>', { format: 'xml', fields: { a: '1' } }]
  ])('reads %s', (_, text, parsed) => {
    expect(parsePush(Buffer.from(text))).toEqual(parsed)
  })

  it.each(['', 'x', '[1]', '7', '<xml>', '{"a":'])('does not read %j', (text) => {
    expect(parsePush(Buffer.from(text))).toBeUndefined()
  })

  it('does not read what is no UTF-8', () => {
    expect(parsePush(Buffer.from([0x7b, 0xff, 0x7d]))).toBeUndefined()
  })
})

describe('readPushMessage', () => {
  it("keeps the document's event as it is", () => {
    expect(readPushMessage(event)).toEqual(event)
  })

  it('gives the time as a number and the id as text, whichever way they came', () => {
    expect(readPushMessage({ ...base, CreateTime: '1714112445', MsgId: 7 })).toEqual({ ...base, MsgId: '7' })
    expect(readPushMessage({ ...base, MsgId: '26608295314880053' })).toMatchObject({ MsgId: '26608295314880053' })
  })

  it.each([
    ['ToUserName', undefined],
    ['FromUserName', ''],
    ['MsgType', 7],
    ['CreateTime', 'now'],
    ['CreateTime', 1.5],
    ['CreateTime', undefined],
    ['Event', 7],
    ['MsgId', {}]
  ])('says that %s is not %j', (field, value) => {
    expect(readPushMessage({ ...base, [field]: value })).toMatchObject({ wrong: field })
  })
})

describe('pushKeyOf', () => {
  const keyOf = (message: object, text = 'a') => pushKeyOf('wx1', message as PushMessage, Buffer.from(text))

  it('tells messages by their id alone: the text of a repeat may be encrypted anew', () => {
    expect(keyOf({ ...base, MsgId: '7' })).toBe('wechat-openapi:wx1:message:7')
    expect(keyOf({ ...base, MsgId: '7' }, 'b')).toBe(keyOf({ ...base, MsgId: '7' }))
  })

  it('tells events by sender, time, kind and text', () => {
    expect(keyOf(event)).toBe(keyOf(event))
    expect(keyOf(event)).toMatch(
      /^wechat-openapi:wx1:event:o4_t144jTUSEoxydysUA2E234_tc:1626959646:wxa_media_check:[0-9a-f]{32}$/
    )
    const others = [
      { ...event, FromUserName: 'o2' },
      { ...event, CreateTime: 1 },
      { ...event, Event: 'other' }
    ]
    for (const other of others) expect(keyOf(other)).not.toBe(keyOf(event))
    // Two results of one second.
    expect(keyOf(event, 'b')).not.toBe(keyOf(event, 'a'))
  })

  it('tells what has neither id nor event by its type', () => {
    expect(keyOf(base)).toContain(':event:o1:1714112445:text:')
  })

  it('keeps apps apart', () => {
    expect(pushKeyOf('wx2', event, Buffer.from('a'))).not.toBe(keyOf(event))
  })
})
