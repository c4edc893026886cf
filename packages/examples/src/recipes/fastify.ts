import type { NotifyHandler } from '@kaifang/payment'
import fastify, { type FastifyInstance } from 'fastify'

/** A Fastify application whose payment address gets the bytes as they came, and whose other addresses get JSON. */
export function buildFastifyApp(payments: NotifyHandler): FastifyInstance {
  const app = fastify()

  // Parsers belong to a scope: in this one every body stays as it is, whatever its content type says.
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.post<{ Body: Buffer }>('/payments/notify', async (request, reply) => {
      const { status, contentType, body } = await payments.reply({ headers: request.headers, body: request.body })
      return reply.code(status).header('content-type', contentType).send(body)
    })
  })

  app.post<{ Body: { title: string } }>('/orders', (request) => ({ title: request.body.title }))
  return app
}
