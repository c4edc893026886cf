import { expect, onTestFinished, test } from 'vitest'
import { startRecordingServer } from '../../src/testing/recording-server.ts'

async function start(...first: Parameters<typeof startRecordingServer>) {
  const server = await startRecordingServer(...first)
  onTestFinished(() => server.close())
  return server
}

test('answers 200 with an empty object until told otherwise, and records what came', async () => {
  const server = await start()
  const reply = await fetch(`${server.url}/a?b=%2A&b=2`, { method: 'POST', body: 'x', headers: { 'x-one': '1' } })
  expect([reply.status, reply.headers.get('content-type'), await reply.json()]).toEqual([200, 'application/json', {}])
  const { query, headers, ...rest } = server.requests[0] as (typeof server.requests)[number]
  expect(rest).toEqual({ method: 'POST', target: '/a?b=%2A&b=2', path: '/a', body: Buffer.from('x') })
  expect([query.getAll('b'), headers['x-one']]).toEqual([['*', '2'], '1'])
})

test('plays back text and bytes as they are, and anything else as JSON', async () => {
  const server = await start({ body: '<html>', status: 502, headers: { 'content-type': 'text/html' } })
  const page = await fetch(server.url)
  expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([502, 'text/html', '<html>'])
  server.answer({ body: Uint8Array.of(255) })
  expect([...new Uint8Array(await (await fetch(server.url)).arrayBuffer())]).toEqual([255])
  server.answer({ body: [1] })
  expect(await (await fetch(server.url)).json()).toEqual([1])
  server.answer({})
  expect(await (await fetch(server.url)).json()).toEqual({})
})

test('asks a function for its answer, which may write for itself', async () => {
  const server = await start((request) => ({ body: { saw: request.path } }))
  expect(await (await fetch(`${server.url}/x`)).json()).toEqual({ saw: '/x' })
  server.answer(async (_request, response) => {
    response.end('mine')
    return undefined
  })
  expect(await (await fetch(server.url)).text()).toBe('mine')
})

test('ends a connection whose answer throws', async () => {
  const server = await start(() => {
    throw new Error('mine')
  })
  await expect(fetch(server.url)).rejects.toThrow('fetch failed')
})

test('counts connections, and closes them more than once', async () => {
  const server = await start()
  expect([server.connections(), await server.openConnections()]).toEqual([0, 0])
  await (await fetch(server.url)).text()
  expect([server.connections(), await server.openConnections()]).toEqual([1, 1])
  await server.close()
  await server.close()
  expect(await server.openConnections()).toBe(0)
})
