import { describe, expect, it } from 'vitest'
import { cdata, encodePushJson, encodePushXml } from '../../../../src/services/weixin/push/push-message.ts'

const message = {
  ToUserName: 'gh_97417a04a28d',
  CreateTime: 1714112445,
  Content: 'a<b>&"中文"]]>',
  MsgId: 23637352235060880n,
  detail: [{ strategy: 'content_model', errcode: 0 }, { strategy: 'keyword' }],
  result: { suggest: 'pass', label: 100 }
}

describe('encodePushJson', () => {
  it('writes numbers past 2^53 as they are', () => {
    const text = encodePushJson(message)
    expect(text).toContain('"MsgId":23637352235060880')
    expect(JSON.parse(text)).toEqual({ ...message, MsgId: Number(message.MsgId) })
  })
})

describe('encodePushXml', () => {
  it('writes text as CDATA and numbers bare', () => {
    expect(encodePushXml(message)).toBe(
      '<xml><ToUserName><![CDATA[gh_97417a04a28d]]></ToUserName><CreateTime>1714112445</CreateTime>' +
        '<Content><![CDATA[a<b>&"中文"]]]]><![CDATA[>]]></Content><MsgId>23637352235060880</MsgId>' +
        '<detail><strategy><![CDATA[content_model]]></strategy><errcode>0</errcode></detail>' +
        '<detail><strategy><![CDATA[keyword]]></strategy></detail>' +
        '<result><suggest><![CDATA[pass]]></suggest><label>100</label></result></xml>'
    )
  })

  it('splits the end of CDATA', () => {
    expect(cdata(']]>')).toBe('<![CDATA[]]]]><![CDATA[>]]>')
  })
})
