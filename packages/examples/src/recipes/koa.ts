import type { NotifyHandler } from '@kaifang/payment'
import { bodyParser } from '@koa/bodyparser'
import Koa from 'koa'

/** A Koa application whose payment address gets the bytes as they came, and whose other addresses get JSON. */
export function buildKoaApp(payments: NotifyHandler): Koa {
  const app = new Koa()

  // Before any parser. `payments.node(ctx.req, ctx.res)` would do as well; this way other middleware sees the reply.
  app.use(async (ctx, next) => {
    if (ctx.method !== 'POST' || ctx.path !== '/payments/notify') return next()
    const { status, contentType, body } = await payments.reply(ctx.req)
    ctx.status = status
    ctx.type = contentType
    ctx.body = body
  })

  app.use(bodyParser())
  app.use((ctx) => {
    ctx.body = { title: (ctx.request.body as { title: string }).title }
  })
  return app
}
