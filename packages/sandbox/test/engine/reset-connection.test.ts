import { request } from 'node:https'
import { expect, it } from 'vitest'
import { resetConnection } from '../../src/engine/reset-connection.ts'
import { openSandbox } from '../support/open-sandbox.ts'

// Over plain HTTP: send-answer.test.ts.
it.each(['reset-before-reply', 'reset-mid-body', 'reset-after-send'] as const)('%s over TLS', async (fault) => {
  const sandbox = await openSandbox()
  const { ca } = await sandbox.weixinPay.certificate()
  const ask = () =>
    new Promise((resolve) => {
      const url = `${sandbox.weixinPay.secureBaseUrl}/pay/orderquery`
      const outgoing = request(url, { method: 'POST', ca, agent: false }, (response) => {
        response.on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
        response.on('end', () => resolve('complete')).resume()
      })
      outgoing.on('error', (error: NodeJS.ErrnoException) => resolve(error.code)).end('x')
    })
  sandbox.faults.next(fault, { service: 'weixin-pay' })
  expect(await ask()).toBe('ECONNRESET')
  expect(await ask()).toBe('complete')
})

it('has nothing to do for a connection that is gone', () => {
  expect(() => resetConnection(null)).not.toThrow()
})
