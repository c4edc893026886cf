import { describe, expect, it } from 'vitest'
import { isTemplateField } from '../../../../src/services/weixin/operations/subscribe-message.ts'
import { connectWeixin, refusal } from '../../../support/call-weixin.ts'
import { openSandbox } from '../../../support/open-sandbox.ts'

const open = async (fields = ['thing1', 'character_string2'], times = 1) => {
  const sandbox = await openSandbox()
  const { weixin } = sandbox
  const { openid } = weixin.createUser()
  const { templateId } = weixin.createTemplate({ fields })
  if (times > 0) weixin.subscribe({ openid, templateId, times })
  const client = await connectWeixin(sandbox)
  const data = { thing1: { value: '会员*1年' }, character_string2: { value: 'order-1' } }
  const send = (more: object = {}) =>
    client.post('/cgi-bin/message/subscribe/send', { touser: openid, template_id: templateId, data, ...more })
  return { sandbox, weixin, openid, templateId, send, data }
}

// WeChat reference 8.2.
describe('subscribeMessage.send', () => {
  it('reaches a user who accepted it, once', async () => {
    const { weixin, openid, templateId, send, data } = await open()
    const more = { page: 'pages/index/index?a=1', miniprogram_state: 'formal', lang: 'zh_CN' }
    expect((await send(more)).json()).toEqual({ errcode: 0, errmsg: 'ok' })
    expect(weixin.messages(openid)).toMatchObject([
      { kind: 'subscribe', content: { template_id: templateId, data, ...more } }
    ])
    expect((await send()).json().errcode).toBe(43101)
  })

  it('reaches nobody who did not accept', async () => {
    const { send } = await open(['thing1', 'character_string2'], 0)
    expect((await send()).json().errcode).toBe(43101)
  })

  it.each<[object, number]>([
    [{ touser: 'x' }, 40003],
    [{ template_id: 'x' }, 40037],
    [{ miniprogram_state: 'release' }, 47003],
    [{ lang: 'zh' }, 47003],
    [{ page: '/pages/index/index' }, 41030],
    [{ data: undefined }, 47003],
    [{ data: { thing1: { value: 'x' } } }, 47003],
    [{ data: { thing1: 'x', character_string2: { value: 'x' } } }, 47003],
    [{ data: { thing1: { value: 1 }, character_string2: { value: 'x' } } }, 47003],
    [{ data: { thing1: { value: 'x' }, character_string2: { value: 'x' }, time3: { value: 'x' } } }, 47003]
  ])('refuses %j with %d', async (more, code) => {
    const { weixin, send } = await open()
    expect((await send(more)).json().errcode).toBe(code)
    expect(weixin.messages()).toEqual([])
  })

  it('sees names of fields that were converted', async () => {
    const { sandbox, send } = await open()
    const reply = await send({ data: { thing1: { value: 'x' }, characterString2: { value: 'x' } } })
    expect(refusal(sandbox, reply)[0]).toBe(47003)
    expect(reply.json().errmsg).toContain('argument invalid! data.character_string2.value invalid')
    expect(sandbox.requests().at(-1)?.explanation?.likelyCause).toContain('converted')
  })

  it.each([
    ['thing1', '二十个字二十个字二十个字二十个字二十个字', true],
    ['thing1', '二十一个字二十一个字二十一个字二十一个字字', false],
    ['number1', '12.50', true],
    ['number1', '一', false],
    ['letter1', 'abc', true],
    ['letter1', 'a1', false],
    ['symbol1', '***', true],
    ['symbol1', 'abc', false],
    ['character_string1', 'A-1', true],
    ['character_string1', '中', false],
    ['time1', '15:01', true],
    ['date1', '2019年10月1日', true],
    ['amount1', '￥100.50元', true],
    ['amount1', '百元', false],
    ['phone_number1', '+86-0766-66888866', true],
    ['phone_number1', 'abc', false],
    ['car_number1', '粤A8Z888挂', true],
    ['car_number1', '粤A8Z888挂挂挂', false],
    ['name1', '小明', true],
    ['name1', '十一个字的名字十一个字', false],
    ['phrase1', '配送中', true],
    ['phrase1', '正在配送中', true],
    ['phrase1', '正在配送中吗', false]
  ])('the rule of %s: %j is %s', async (field, value, right) => {
    const { send } = await open([field])
    expect((await send({ data: { [field]: { value } } })).json().errcode).toBe(right ? 0 : 47003)
  })
})

it('isTemplateField knows the kinds of the platform', () => {
  expect(['thing1', 'character_string22', 'enum3'].every(isTemplateField)).toBe(true)
  expect(['thing', 'Thing1', 'constructor1', '1'].some(isTemplateField)).toBe(false)
})
