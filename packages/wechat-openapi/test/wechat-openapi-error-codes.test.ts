import { describe, expect, it } from 'vitest'
import { MAY_HAVE_ACTED, meaningOf, WEIXIN_ERROR_CODES } from '../src/wechat-openapi-error-codes.ts'

/** The global codes of the document (全局错误码), as far as they concern what is called here. */
const DOCUMENTED = `
-1 40001 40002 40003 40004 40005 40006 40007 40008 40009 40013 40014 40029 40033 40035 40037 40066 40097 40125 40129
40159 40163 40164 40165 40169 40200 40212 40226 40243 41001 41002 41004 41005 41006 41008 41009 41030 42001 43001 43002
43003 43101 43104 43107 43108 44001 44002 44990 44991 44993 45001 45002 45009 45011 45015 45029 45047 45072 45080 45081
45168 46001 47001 47003 48001 48004 48006 50001 50002 50004 50007 61004 61010 61450 61500 61501 61504 70000 76001 76002
76003 76004 76021 76022 85079 85096 85401 85402 85403 85405 85406 85407 85408 87007 87008 87009 87014 87020 89002 89300
89503 89506 89507 101000 101002`
  .trim()
  .split(/\s+/)
  .map(Number)

describe('the table of codes', () => {
  it.each(DOCUMENTED)('explains %i', (code) => {
    const known = WEIXIN_ERROR_CODES[code]
    expect(known?.code).toMatch(/^ERR_WECHAT_OPENAPI_[A-Z_]+$/)
    expect(known?.meaning).toMatch(/\S/)
    expect(known?.advice).toMatch(/\S/)
  })

  it('says which refusals may pass, and when', () => {
    const retryable = Object.entries(WEIXIN_ERROR_CODES).filter(([, { retryable }]) => retryable)
    expect(retryable.map(([code]) => Number(code)).sort((a, b) => a - b)).toEqual([
      -1, 43108, 44990, 44991, 45011, 61450, 61504, 87020
    ])
    expect(WEIXIN_ERROR_CODES[44990]?.retryAfterMs).toBe(1000)
    expect(WEIXIN_ERROR_CODES[45011]?.retryAfterMs).toBe(60_000)
    // Daily limits do not pass while somebody waits.
    expect(WEIXIN_ERROR_CODES[45009]).toMatchObject({ code: 'ERR_WECHAT_OPENAPI_QUOTA', retryable: false })
  })

  it('says what comes from users alone', () => {
    const community = Object.entries(WEIXIN_ERROR_CODES).filter(([, { source }]) => source === 'community')
    expect(community.map(([code]) => code)).toEqual(['40163'])
  })

  it('can not be changed', () => {
    expect(Object.isFrozen(WEIXIN_ERROR_CODES)).toBe(true)
  })
})

describe('meaningOf', () => {
  it('takes 40001 for the secret where the secret is sent, and for the token elsewhere', () => {
    expect(meaningOf(40001, 'auth.getStableAccessToken')?.code).toBe('ERR_WECHAT_OPENAPI_CREDENTIAL')
    expect(meaningOf(40001, 'wxacode.get')?.code).toBe('ERR_WECHAT_OPENAPI_TOKEN')
  })

  it('knows nothing of a code that is not in the table', () => {
    expect(meaningOf(99999, 'call')).toBeUndefined()
  })
})

it('leaves the outcome open after failures inside the platform', () => {
  expect([...MAY_HAVE_ACTED]).toEqual([-1, 61450])
})
