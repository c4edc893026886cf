import { expect, it } from 'vitest'
import { openReceiver } from '../../../support/open-receiver.ts'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()

it('notifies of a trade that closes at its term, when told so', async () => {
  desk.alipay.configure({ notifyOnClose: true })
  const { url, received } = await openReceiver((response) => response.end('success'))
  await desk.place({ timeout_express: '5m' }, { notify_url: url })
  await desk.sandbox.clock.advance('5m')
  expect(received).toHaveLength(1)
  const fields = new URLSearchParams(received[0]!.body)
  expect([fields.get('trade_status'), fields.get('gmt_close'), fields.get('gmt_payment')]).toEqual([
    'TRADE_CLOSED',
    '2026-01-02 11:09:05',
    null
  ])
})
