import { expect, it } from 'vitest'
import { openReceiver } from '../../support/open-receiver.ts'
import { openSandbox } from '../../support/open-sandbox.ts'

it('offers the whole handle over HTTP: a sale from login to redelivery', async () => {
  const sandbox = await openSandbox()
  const receiver = await openReceiver((response, count) => response.end(count < 3 ? 'no' : 'SUCCESS'))
  const act = async (action: string, input: object = {}) => {
    const response = await fetch(`${sandbox.url}/_sandbox/utools/${action}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input)
    })
    return { status: response.status, ...((await response.json()) as object) } as Record<string, unknown>
  }
  const read = async (action: string) => (await fetch(`${sandbox.url}/_sandbox/utools/${action}`)).json()

  expect(await read('credentials')).toMatchObject({ pluginId: sandbox.utools.pluginId, secret: sandbox.utools.secret })
  expect(await act('configure', { callbackRepeats: 2 })).toMatchObject({ callbackRepeats: 2 })
  expect(await act('set-notify-url', { url: receiver.url })).toMatchObject({ done: true })
  const user = await act('create-user', { nickname: '张三' })
  const { accessToken } = await act('login', { openId: user.openId })
  const { goodsId } = await act('create-goods', { title: '年', totalFee: 1 })
  const { orderId } = await act('create-order', { goodsId, accessToken, outOrderId: 'order-1' })
  expect(await act('drop', { orderId })).toMatchObject({ done: true })
  expect(await act('pay', { outOrderId: 'order-1' })).toMatchObject({
    order: { status: 10 },
    firstDelivery: { lost: 'request' }
  })
  expect(await act('pay', { orderId })).toMatchObject({ status: 409, error: { code: 'ERR_SANDBOX_STATE' } })
  expect(await act('resend', { orderId })).toMatchObject({ responseBody: 'no' })
  expect(
    Object.values(await act('deliver', { orderId, copies: 1, tamper: { field: 'pay_fee', value: 2 } }))
  ).toContainEqual(expect.objectContaining({ kind: 'by hand' }))
  await act('hold')
  await sandbox.clock.advance('15s')
  expect(await read('outbox')).toMatchObject([{ state: 'held' }])
  expect(Object.values(await act('release', { orderIds: [orderId] }))).toContainEqual(
    expect.objectContaining({ accepted: true })
  )
  expect(await read('orders')).toMatchObject([{ orderId }])
  expect(await act('set-extra-fields', { level: 1 })).toMatchObject({ done: true })
  expect(await act('reset-secret')).toMatchObject({ secret: sandbox.utools.secret })
  expect(await act('ban-user', { openId: user.openId })).toMatchObject({ done: true })
  expect(await act('release')).toMatchObject({ status: 200 })
  expect(await act('drop', { times: 1 })).toMatchObject({ done: true })
})
