import { describe, expect, it } from 'vitest'
import { type AlipayNotify, createMemoryOnceStore, initAlipay } from '../../src/index.ts'
import { failureOf } from '../support/failure-of.ts'
import { APP_ID, APP_KEY } from '../support/keys.ts'
import { type NotificationVector, readVector } from '../support/read-vector.ts'
import { fieldsOf, settingsOf, signedForm } from '../support/start-platform.ts'

const trade = fieldsOf(readVector<Record<'trade', NotificationVector>>('notifications').trade.text)
const alipay = initAlipay(settingsOf())

function start(handle: (notify: AlipayNotify) => void = () => {}) {
  const seen: AlipayNotify[] = []
  const errors: unknown[] = []
  const handler = alipay.createNotifyHandler({
    onceStore: createMemoryOnceStore(),
    onError: (error) => errors.push(error),
    handle(notify) {
      handle(notify)
      seen.push(notify)
    }
  })
  return { handler, seen, errors }
}

describe('createNotifyHandler', () => {
  it('does the work once for all deliveries of one notification, and answers success to each', async () => {
    const { handler, seen } = start()
    for (const time of ['2023-12-21 16:26:45', '2023-12-21 16:30:45', '2023-12-21 16:40:45']) {
      const reply = await handler.reply({ body: signedForm({ ...trade, notify_time: time }) })
      expect(reply).toMatchObject({ status: 200, body: 'success' })
    }
    await handler.reply({ body: signedForm({ ...trade, notify_id: 'another' }) })
    expect(seen.map(({ notifyId }) => notifyId)).toEqual([trade.notify_id, 'another'])
  })

  it('asks for another delivery when the work fails, and does not do it for what is forged', async () => {
    let fails = true
    const { handler, seen, errors } = start(() => {
      if (fails) throw new Error('no')
    })
    const body = signedForm(trade)
    expect(await handler.reply({ body })).toMatchObject({ status: 500, body: 'fail' })
    fails = false
    expect(await handler.reply({ body: body.replace('0.01', '9.01') })).toMatchObject({ body: 'fail' })
    expect(await handler.reply({ body })).toMatchObject({ body: 'success' })
    expect(seen).toHaveLength(1)
    expect(errors).toHaveLength(2)
  })

  it('refuses wrong options when it is made', async () => {
    expect(await failureOf(() => alipay.createNotifyHandler({ handle: 1 } as never))).toMatchObject({ field: 'handle' })
    const bare = initAlipay({ appId: APP_ID, privateKey: APP_KEY.privateKeyPkcs1 })
    expect(await failureOf(() => bare.createNotifyHandler({} as never))).toMatchObject({ field: 'alipayPublicKey' })
  })
})
