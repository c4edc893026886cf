import { describe, expect, it } from 'vitest'
import {
  okReply,
  preconditionFailed,
  weixinAnswer,
  weixinRefusalAnswer
} from '../../../src/services/weixin/weixin-answer.ts'

describe('answers of WeChat', () => {
  // WeChat reference 1.1: sns/* answers JSON as text/plain.
  it('calls the JSON of a login text', () => {
    const { headers, status } = weixinAnswer('auth.code2Session', { json: {} })
    expect([status, headers]).toEqual([200, { 'content-type': 'text/plain' }])
  })

  it('are raw UTF-8 under application/json elsewhere', () => {
    expect(weixinAnswer('x', okReply({ nickName: '小明' }))).toEqual({
      status: 200,
      headers: { 'content-type': 'application/json; encoding=utf-8' },
      body: '{"errcode":0,"errmsg":"ok","nickName":"小明"}',
      granted: true
    })
  })

  it('are bytes with the headers that the operation gave', () => {
    const bytes = Buffer.from([1])
    expect(weixinAnswer('x', { bytes, headers: { 'num-used': '1' } })).toEqual({
      status: 200,
      headers: { 'num-used': '1' },
      body: bytes,
      granted: true
    })
  })

  it('refuse with status 200', () => {
    expect(weixinRefusalAnswer('x', 40001, 'no', { summary: 'why' })).toMatchObject({
      status: 200,
      body: '{"errcode":40001,"errmsg":"no"}',
      explanation: { summary: 'why' },
      granted: false
    })
  })

  // spring-framework issue 31797.
  it('are a page with 412 for a body in chunks', () => {
    expect(preconditionFailed(undefined)).toMatchObject({ status: 412, headers: { 'content-type': 'text/html' } })
  })
})
