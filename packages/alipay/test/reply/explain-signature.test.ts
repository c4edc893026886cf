import { describe, expect, it } from 'vitest'
import { explainSignature } from '../../src/reply/explain-signature.ts'

const TEXT = 'app_id=1&biz_content={"a":"<b>"}&charset=utf-8&version=1.0'
const ESCAPED = TEXT.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const WORDS = '验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：'

describe('explainSignature', () => {
  it('says that the keys do not belong together where the gateway expected the very text', () => {
    const { message, advice } = explainSignature(WORDS + ESCAPED, TEXT)
    expect(message).toBe('验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配')
    expect(advice).toContain('the keys do not belong together')
  })

  it('names the first parameter that differs, and no value', () => {
    const { advice } = explainSignature(WORDS + ESCAPED.replace('&lt;b', '&lt;?'), TEXT)
    expect(advice).toContain('from the parameter "biz_content" on')
    expect(advice).not.toContain('<b>')
  })

  it('keeps other words as they are', () => {
    expect(explainSignature('无效签名', TEXT)).toEqual({ message: '无效签名', advice: undefined })
  })

  it('cuts the text off where nothing is known of what was signed', () => {
    expect(explainSignature(`invalid: ${ESCAPED}`, undefined)).toEqual({ message: 'invalid', advice: undefined })
    expect(explainSignature('验签字符串为', TEXT)).toEqual({ message: '', advice: undefined })
  })
})
