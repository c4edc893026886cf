import type { NotifyHandler } from '@kaifang/payment'
import express, { type Express } from 'express'

/** An Express application whose payment address gets the bytes as they came, and whose other addresses get JSON. */
export function buildExpressApp(payments: NotifyHandler): Express {
  const app = express()

  // Before any parser: what express.json() or express.urlencoded() has read can't be verified any more.
  app.post('/payments/notify', (request, response) => payments.node(request, response))

  app.use(express.json())
  app.use(express.urlencoded())
  app.post('/orders', (request, response) => void response.json({ title: request.body.title }))
  return app
}
