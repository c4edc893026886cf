import type { NotifyHandler } from '@kaifang/payment'
import { Hono } from 'hono'

/** A Hono application. A Fetch request is read by who asks for it, so nothing has to be kept from a parser. */
export function buildHonoApp(payments: NotifyHandler): Hono {
  const app = new Hono()
  app.post('/payments/notify', (c) => payments.fetch(c.req.raw))
  app.post('/orders', async (c) => c.json({ title: (await c.req.json<{ title: string }>()).title }))
  return app
}
