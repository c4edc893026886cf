import { describe, expect, it } from 'vitest'
import { readPageOrder } from '../../../../src/services/alipay/gateway/read-page-order.ts'

const gateway = 'http://127.0.0.1:1/gateway.do'

describe('a page order', () => {
  it('is the query of an address', () => {
    expect(readPageOrder(` ${gateway}?a=1&b=2\n`, gateway)).toMatchObject({ query: 'a=1&b=2' })
  })

  it('is what a browser posts of a form', () => {
    const html = `<form action='${gateway}?charset=utf-8&amp;a=1' method="POST" id=f>
      <input type="hidden" name="biz_content" value="{&quot;subject&quot;:&quot;&#27979;&#x8bd5; a&amp;b &lt;1&gt; &unknown;&quot;}"/>
      <input type='submit' value='>'>
      <input name=plain value=x></form><script>document.forms[0].submit()</script>`
    const { query, body, headers } = readPageOrder(html, gateway)
    expect([query, headers['content-type']]).toEqual(['charset=utf-8&a=1', 'application/x-www-form-urlencoded'])
    expect(Object.fromEntries(new URLSearchParams(body.toString()))).toEqual({
      biz_content: '{"subject":"测试 a&b <1> &unknown;"}',
      plain: 'x'
    })
  })

  it('is the query of a form without method', () => {
    expect(readPageOrder(`<form action="${gateway}?a=1"><input name="b" value="2"></form>`, gateway).query).toBe(
      'a=1&b=2'
    )
  })

  it.each([
    'https://openapi.alipay.com/gateway.do?a=1',
    'gateway.do',
    '',
    '<form action="http://127.0.0.1:1/other">',
    '<p>'
  ])('is not %j', (page) => {
    expect(() => readPageOrder(page, gateway)).toThrow('"page"')
  })

  it('does not break on an impossible character', () => {
    expect(
      readPageOrder(
        `<form action="${gateway}" method=post><input name=a value="&#999999999;&#xfffff0;"></form>`,
        gateway
      ).body.toString()
    ).toContain('a=')
  })
})
