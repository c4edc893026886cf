import { describe, expect, it } from 'vitest'
import {
  changed,
  communicationFailure,
  presentFields,
  signFields,
  xmlAnswer
} from '../../../../src/services/weixin-pay/wire/xml-answer.ts'

describe('answers of WeChat Pay', () => {
  it('leave out what is absent, and keep what is empty', () => {
    expect([...presentFields({ a: undefined, b: '', c: 0 })]).toEqual([
      ['b', ''],
      ['c', '0']
    ])
  })

  it('have status 200 whatever they say, and no telling type', () => {
    expect(communicationFailure('系统繁忙')).toMatchObject({
      status: 200,
      granted: false,
      headers: { 'content-type': 'text/plain; charset=UTF-8' },
      body: '<xml><return_code><![CDATA[FAIL]]></return_code>\n<return_msg><![CDATA[系统繁忙]]></return_msg>\n</xml>'
    })
    expect(xmlAnswer([], true).granted).toBe(true)
  })

  // The official vector, WeChat Pay v2 reference 2.3.
  it('carry the signature last', () => {
    const fields = presentFields({
      appid: 'wxd930ea5d5a258f4f',
      mch_id: 10000100,
      device_info: 1000,
      body: 'test',
      nonce_str: 'ibuaiVcKdpRxkhJA'
    })
    const signed = signFields(fields, '192006250b4c09247ec02edce69f6a2d', 'MD5')
    expect([...signed].at(-1)).toEqual(['sign', '9A0A8659F005D6984697E2CA0A9CF3B7'])
    expect([changed(signed, 'sign', undefined).has('sign'), changed(signed, 'body', 'x').get('body')]).toEqual([
      false,
      'x'
    ])
    expect(signed.get('body')).toBe('test')
  })
})
