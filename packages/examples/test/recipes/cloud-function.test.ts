import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { createCloudFunction, type UrlEvent } from '../../src/recipes/cloud-function.ts'
import { describeRecipe } from './describe-recipe.ts'
import { serveApp } from './serve-app.ts'

// A cloud has no program to start here: this is its gateway, which writes the event as the documents show it.
for (const encoding of ['utf8', 'base64'] as const) {
  describeRecipe(`A cloud function with its body in ${encoding}`, (payments) => {
    const main = createCloudFunction(payments)
    const gateway = createServer(async (request, response) => {
      const bytes = await buffer(request)
      if (request.url === '/orders') return void response.end(bytes)
      const event: UrlEvent = {
        path: request.url ?? '/',
        httpMethod: request.method ?? 'POST',
        headers: request.headers as Record<string, string>,
        body: bytes.toString(encoding),
        isBase64Encoded: encoding === 'base64'
      }
      const reply = await main(JSON.parse(JSON.stringify(event)))
      response.writeHead(reply.statusCode, reply.headers).end(reply.body)
    })
    return serveApp(gateway)
  })
}
