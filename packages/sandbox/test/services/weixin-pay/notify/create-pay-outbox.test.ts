import { describe, expect, it } from 'vitest'
import { openReceiver } from '../../../support/open-receiver.ts'
import { openWeixinPay } from '../../../support/open-weixin-pay.ts'

async function open(answer: string, status = 200, options = {}) {
  const receiver = await openReceiver((response) => response.writeHead(status).end(answer))
  const opened = await openWeixinPay(options)
  await opened.place({ notify_url: receiver.url })
  return { ...opened, receiver }
}

describe('the outbox of WeChat Pay', () => {
  // 15s/15s/30s/3m/10m/20m/30m/30m/30m/60m/3h/3h/3h/6h/6h: 24 hours 4 minutes in all.
  it('repeats a notification 15 times over a day, each time the same bytes', async () => {
    const { weixinPay, sandbox, receiver } = await open('<xml><return_code>FAIL</return_code></xml>')
    const begin = sandbox.clock.now()
    await weixinPay.pay('order_0001').firstDelivery
    await sandbox.clock.advance('30h')
    const [message] = weixinPay.outbox()
    expect(message?.state).toBe('given up')
    expect(message?.attempts.map(({ at }) => (at - begin) / 1000)).toEqual([
      ...[0, 15, 30, 60, 240, 840, 2040, 3840, 5640, 7440, 11_040],
      ...[21_840, 32_640, 43_440, 65_040, 86_640]
    ])
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
  })

  it('keeps the older schedule, if told so', async () => {
    const { weixinPay, sandbox } = await open('', 200, { weixinPay: { notifySchedule: 'older' } })
    const begin = sandbox.clock.now()
    await weixinPay.pay('order_0001').firstDelivery
    await sandbox.clock.advance('1d')
    const times = weixinPay.outbox()[0]?.attempts.map(({ at }) => (at - begin) / 1000)
    expect(times).toEqual([0, 15, 30, 60, 240, 2040, 3840, 5640, 7440, 11_040])
  })

  it.each([
    ['<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>', 200, true],
    ['<xml>\n  <return_code>SUCCESS</return_code>\n</xml>\n', 200, true],
    ['<xml><return_code>success</return_code></xml>', 200, false],
    ['<xml><return_code>FAIL</return_code><return_msg>later</return_msg></xml>', 200, false],
    ['SUCCESS', 200, false],
    ['', 200, false],
    ['{"code":"SUCCESS"}', 200, false],
    ['<xml><return_code>SUCCESS</return_code></xml>', 500, false]
  ])('answered with %j and status %d: taken %s', async (answer, status, accepted) => {
    const { weixinPay } = await open(answer, status)
    expect(await weixinPay.pay('order_0001').firstDelivery).toMatchObject({ accepted, status })
  })

  it('never leaves this machine, and says so', async () => {
    const { place, weixinPay } = await openWeixinPay()
    await place({ notify_url: 'https://example.com/notify' })
    const attempt = await weixinPay.pay('order_0001').firstDelivery
    expect(attempt).toMatchObject({
      accepted: false,
      error: 'not sent: the sandbox speaks to http:// on this machine only, not to https://example.com'
    })
  })

  it('goes where the sandbox is told, whatever the order says', async () => {
    const receiver = await openReceiver()
    const { place, weixinPay, sandbox } = await openWeixinPay()
    await place({ notify_url: 'https://example.com/notify' })
    await weixinPay.pay('order_0001').firstDelivery
    weixinPay.setNotifyUrl(receiver.url)
    await sandbox.clock.advance('15s')
    expect(receiver.received).toHaveLength(1)
    weixinPay.setNotifyUrl(undefined)
    await sandbox.clock.advance('1h')
    expect(receiver.received).toHaveLength(1)
  })
})
