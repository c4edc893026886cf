import assert from 'node:assert/strict'
import { createServer } from 'node:http'

/** One whole call over loopback: pool, query, reply with an integer past 2^53, and an error that can be told by code. */
export async function smokeCall({ '@kaifang/http-core': { createHttpClient } }) {
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/thing?name=a+b' ? 200 : 404
    response.setHeader('content-type', 'application/json').end('{"id":12345678901234567890,"count":2}')
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const checkReply = (reply) => {
    if (reply.status !== 200) throw reply.fail.status()
    return reply.json()
  }
  const defaultBaseUrl = `http://127.0.0.1:${server.address().port}`
  const http = createHttpClient({ service: 'smoke', defaultBaseUrl, checkReply }, {})
  try {
    const description = { operation: 'getThing', method: 'GET', path: '/thing', effect: 'read' }
    const found = await http.send({ ...description, query: { name: 'a b' } }, (data) => data)
    assert.deepEqual(found, { id: '12345678901234567890', count: 2 })
    const lost = http.send({ ...description, path: '/lost' }, (data) => data, { retry: false })
    await assert.rejects(lost, { code: 'ERR_HTTP_STATUS', service: 'smoke' })
  } finally {
    await http.close()
    await new Promise((resolve) => server.close(resolve))
  }
}
