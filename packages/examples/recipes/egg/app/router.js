const { payments } = require('../payments')

module.exports = (app) => {
  app.router.post('/payments/notify', async (ctx) => {
    // Nothing has read ctx.req: the configuration keeps the body parser away from this address.
    const { status, contentType, body } = await payments.reply(ctx.req)
    ctx.status = status
    ctx.type = contentType
    ctx.body = body
  })
}
