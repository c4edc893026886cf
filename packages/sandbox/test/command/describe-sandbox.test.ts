import { expect, it } from 'vitest'
import { describeSandbox, renderDescription } from '../../src/command/describe-sandbox.ts'
import { openSandbox } from '../support/open-sandbox.ts'

it('shows a signed call that works, and uses up no id of the default namespace', async () => {
  const sandbox = await openSandbox()
  const { example } = describeSandbox(sandbox)
  const [, header, url] = /^curl -H '(.*)' '(.*)'$/.exec(example)!
  const response = await fetch(url!, { headers: [header!.split(': ') as [string, string]] })
  expect([response.status, await response.json()]).toEqual([
    200,
    { resource: expect.anything(), sign: expect.any(String) }
  ])
  const login = sandbox.utools.login()
  sandbox.reset()
  expect(sandbox.utools.login()).toEqual(login)
})

it('prints addresses and credentials', async () => {
  const sandbox = await openSandbox()
  const text = renderDescription(describeSandbox(sandbox))
  const { utools, tianyiH5, weixin, youzan, weixinPay, alipay } = sandbox
  for (const part of [
    utools.baseUrl,
    utools.pluginId,
    utools.secret,
    tianyiH5.baseUrl,
    tianyiH5.appId,
    tianyiH5.appSecret,
    weixin.baseUrl,
    weixin.appId,
    weixin.secret,
    weixin.messagePush.token,
    weixin.messagePush.encodingAesKey,
    youzan.baseUrl,
    youzan.clientId,
    youzan.clientSecret,
    ...youzan.shops().map(({ grantId }) => grantId),
    weixinPay.baseUrl,
    weixinPay.secureBaseUrl,
    weixinPay.mchId,
    weixinPay.key,
    alipay.gateway,
    alipay.appId,
    alipay.sellerId
  ]) {
    expect(text).toContain(part)
  }
})
