import { getEventListeners, setMaxListeners } from 'node:events'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { transportContract } from '../src/testing/transport-contract.ts'
import { createUndiciTransport, type UndiciTransportOptions } from '../src/undici-transport.ts'
import { findClosedPort, rawReply, startRawServer } from './raw-server.ts'
import { openTransport, outcomeOf, sendGet } from './send-request.ts'

describe('keeps the contract of transports', () => transportContract(test, createUndiciTransport))

/** What keeps the process alive. */
const alive = () => process.getActiveResourcesInfo().filter((name) => /TCP|TLS|Timeout/.test(name)).length

/** undici waits for one turn of the loop before it uses a connection again, in case the server closes it after all. */
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('reuses a connection', async () => {
  const server = await startRawServer((socket) => socket.write(rawReply('ok')))
  const transport = openTransport()
  for (let call = 0; call < 20; call++) {
    await sendGet(transport, server.url)
    await turn()
  }
  expect(server.sockets.length).toBe(1)
})

test('calls without a pause between them take turns on two connections', async () => {
  const server = await startRawServer((socket) => socket.write(rawReply('ok')))
  const transport = openTransport()
  for (let call = 0; call < 20; call++) await sendGet(transport, server.url)
  expect(server.sockets.length).toBeLessThanOrEqual(2)
})

test('opens as many connections as calls at the same time, and no more than allowed', async () => {
  const server = await startRawServer((socket) => setImmediate(() => socket.write(rawReply('ok'))))
  const call = async (options: UndiciTransportOptions) => {
    const before = server.sockets.length
    const transport = openTransport(options)
    await Promise.all(Array.from({ length: 12 }, () => sendGet(transport, server.url)))
    return server.sockets.length - before
  }
  expect([await call({}), await call({ connections: 3 })]).toEqual([12, 3])
})

test('an idle connection keeps no process alive, and closing ends it', async () => {
  const server = await startRawServer((socket) => socket.write(rawReply('ok')))
  const before = alive()
  const transport = openTransport()
  await sendGet(transport, server.url)
  await turn()
  expect(alive()).toBe(before)
  await transport.close()
  await server.allClosed()
})

test('takes a new connection where the server has closed the idle one', async () => {
  const server = await startRawServer((socket) => socket.end(rawReply('ok')))
  const transport = openTransport()
  await sendGet(transport, server.url)
  await server.allClosed()
  expect(await outcomeOf(sendGet(transport, server.url))).toEqual({ status: 200, body: 'ok' })
  expect(server.sockets.length).toBe(2)
})

test('an idle connection that dies under a request is a request that may have been sent', async () => {
  const server = await startRawServer((socket, _head, index) => {
    if (index === 0) socket.write(rawReply('ok'))
    else socket.resetAndDestroy()
  })
  const transport = openTransport()
  await sendGet(transport, server.url)
  await turn()
  expect(await outcomeOf(sendGet(transport, server.url))).toMatchObject({ kind: 'network', sent: true })
})

test('calls that were given up in the queue cost no connection each', async () => {
  const server = await startRawServer((socket, head) => {
    if (!head.startsWith('GET /hang')) socket.write(rawReply('ok'))
  })
  const transport = openTransport({ connections: 1 })
  const controller = new AbortController()
  setMaxListeners(50, controller.signal)
  const hanging = Array.from({ length: 50 }, () =>
    outcomeOf(sendGet(transport, `${server.url}/hang`, {}, controller.signal))
  )
  await expect.poll(() => server.sockets.length).toBe(1)
  controller.abort()
  await Promise.all(hanging)
  expect(await outcomeOf(sendGet(transport, server.url))).toEqual({ status: 200, body: 'ok' })
  expect(server.sockets.length).toBe(2)
})

describe('connections that fail', () => {
  test('nobody listens', async () => {
    const url = `http://127.0.0.1:${await findClosedPort()}`
    expect(await outcomeOf(sendGet(openTransport(), url))).toEqual({
      kind: 'network',
      phase: 'connect',
      sent: false,
      code: 'ECONNREFUSED'
    })
  })

  test('the host is unknown', async () => {
    const outcome = await outcomeOf(sendGet(openTransport(), 'http://localhost.invalid'))
    expect(outcome).toMatchObject({ kind: 'network', phase: 'connect', sent: false })
    expect((outcome as { code: string }).code).toMatch(/^(ENOTFOUND|EAI_AGAIN)$/)
  })

  test.each([
    ['before the handshake', 'https', '', 'connect', false],
    ['after the request', 'http', '', 'headers', true],
    ['within the headers', 'http', 'HTTP/1.1 200 OK\r\nx-a', 'headers', true],
    ['within the body', 'http', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc', 'body', true],
    ['within a chunk', 'http', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\nabc', 'body', true]
  ])('reset %s', async (_when, scheme, sentBefore, phase, sent) => {
    const server = await startRawServer((socket) => {
      if (sentBefore === '') socket.resetAndDestroy()
      else socket.write(sentBefore, () => setImmediate(() => socket.resetAndDestroy()))
    })
    // A TLS hello has no blank line in it: the server resets as soon as it sees any byte.
    if (scheme === 'https') {
      const outcome = outcomeOf(sendGet(openTransport(), `https://127.0.0.1:${server.port}`))
      await expect.poll(() => server.sockets.length).toBe(1)
      server.sockets[0]?.resetAndDestroy()
      expect(await outcome).toMatchObject({ kind: 'network', phase, sent })
      return
    }
    expect(await outcomeOf(sendGet(openTransport(), server.url))).toMatchObject({ kind: 'network', phase, sent })
  })

  test('closed in good order before a whole reply', async () => {
    for (const text of ['', 'HTTP/1.1 200 OK\r\n', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc']) {
      const server = await startRawServer((socket) => socket.end(text))
      expect(await outcomeOf(sendGet(openTransport(), server.url))).toMatchObject({ kind: 'network', sent: true })
    }
  })
})

describe('replies', () => {
  const play = async (...pieces: (string | Uint8Array)[]) => {
    const server = await startRawServer((socket) => {
      for (const piece of pieces) socket.write(piece)
    })
    return outcomeOf(sendGet(openTransport(), server.url))
  }

  test.each<[string, (string | Uint8Array)[], unknown]>([
    [
      'early hints before it',
      ['HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n', 'HTTP/1.1 102 Processing\r\n\r\n', rawReply('ok')],
      { status: 200, body: 'ok' }
    ],
    ['nothing in it', [rawReply('')], { status: 200, body: '' }],
    ['no body by its status', ['HTTP/1.1 204 No Content\r\n\r\n'], { status: 204, body: '' }],
    [
      'chunks',
      ['HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nab\r\n', '1\r\nc\r\n0\r\n\r\n'],
      { status: 200, body: 'abc' }
    ],
    [
      'more bytes than announced',
      [rawReply('ok'), 'HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil'],
      { status: 200, body: 'ok' }
    ],
    ['no HTTP in it', ['SSH-2.0-OpenSSH\r\n\r\n'], { kind: 'network', phase: 'headers', sent: true }],
    ['two lengths', ['HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nok!'], { kind: 'network' }],
    [
      'length and chunks',
      ['HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n'],
      { kind: 'network' }
    ],
    [
      'headers without end',
      [`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(200_000)}`],
      { kind: 'network', code: 'UND_ERR_HEADERS_OVERFLOW' }
    ]
  ])('with %s', async (_with, pieces, outcome) => {
    expect(await play(...pieces)).toMatchObject(outcome as object)
  })

  test('bytes beyond the announced length reach no other call', async () => {
    const server = await startRawServer((socket) => {
      socket.write(`${rawReply('ok')}HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil`)
    })
    const transport = openTransport()
    const bodies: unknown[] = []
    for (let call = 0; call < 3; call++) bodies.push(await outcomeOf(sendGet(transport, server.url)))
    expect(bodies).not.toContainEqual({ status: 200, body: 'evil' })
  })

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync]
  ])('compressed with %s, a bomb, and one cut off', async (coding, compress) => {
    const head = (body: Buffer) =>
      `HTTP/1.1 200 OK\r\ncontent-encoding: ${coding}\r\ncontent-length: ${body.length}\r\n\r\n`
    const good = compress('{"title":"年卡"}')
    expect(await play(head(good), good)).toEqual({ status: 200, body: '{"title":"年卡"}' })
    const bomb = compress(Buffer.alloc(5_000_000))
    expect(await play(head(bomb), bomb)).toEqual({ kind: 'too-large', phase: 'body', sent: true, limit: 10_000 })
    const cut = good.subarray(0, -5)
    expect(await play(head(cut), cut)).toMatchObject({ kind: 'network', phase: 'body', code: 'Z_BUF_ERROR' })
  })

  test('of 100 MB is not read, whether announced or not', async () => {
    const piece = Buffer.alloc(65_536, 'x')
    let written = 0
    const server = await startRawServer((socket, head) => {
      const chunked = head.startsWith('GET /chunked')
      socket.write(`HTTP/1.1 200 OK\r\n${chunked ? 'transfer-encoding: chunked' : 'content-length: 104857600'}\r\n\r\n`)
      const pump = () => {
        while (!socket.destroyed && written < 104_857_600) {
          written += piece.length
          if (chunked) socket.write(`${piece.length.toString(16)}\r\n`)
          socket.write(piece)
          if (!socket.write(chunked ? '\r\n' : '')) return
        }
      }
      socket.on('drain', pump)
      pump()
    })
    const before = process.memoryUsage().arrayBuffers
    for (const path of ['/chunked', '/announced']) {
      written = 0
      const transport = openTransport()
      expect(await outcomeOf(sendGet(transport, server.url + path, { maxBodyBytes: 1_000_000 }))).toEqual({
        kind: 'too-large',
        phase: 'body',
        sent: true,
        limit: 1_000_000
      })
      await server.allClosed()
      expect(written).toBeLessThan(20_000_000)
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30_000_000)
  })
})

describe('time limits', () => {
  /** Accepts, and then says as much as told and no more. */
  const mute = (text = '') => startRawServer((socket) => socket.write(text))

  test.each([
    ['connect', 'https', '', { connectMs: 400 }, 400, false],
    ['headers', 'http', '', { headersMs: 400 }, 400, true],
    ['headers', 'http', 'HTTP/1.1 200 OK\r\nx-a: 1\r\n', { headersMs: 400 }, 400, true],
    ['body', 'http', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n', { bodyMs: 400 }, 400, true],
    ['body', 'http', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc', { headersMs: 5000, totalMs: 400 }, 400, true]
  ])('end the phase "%s" over %s after %j with %j', async (phase, scheme, text, limits, limit, sent) => {
    const server = await mute(text)
    const before = alive()
    const url = scheme === 'https' ? `https://127.0.0.1:${server.port}` : server.url
    const transport = openTransport()
    expect(await outcomeOf(sendGet(transport, url, limits))).toEqual({ kind: 'timeout', phase, sent, limit })
    await transport.close()
    if (sent) await server.allClosed()
    // A connection that was never made ends with the machine's own patience; nothing of ours waits for it.
    if (sent) expect(alive()).toBeLessThanOrEqual(before)
  })

  test('are not fooled by a byte now and then', async () => {
    const server = await startRawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
      const timer = setInterval(() => socket.write('1\r\nx\r\n'), 5)
      socket.on('close', () => clearInterval(timer))
    })
    const outcome = await outcomeOf(sendGet(openTransport(), server.url, { bodyMs: 60 }))
    expect(outcome).toEqual({ kind: 'timeout', phase: 'body', sent: true, limit: 60 })
    await server.allClosed()
  })
})

describe('an abort', () => {
  test.each([
    ['the connection', 'https', ''],
    ['the headers', 'http', ''],
    ['the body', 'http', 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc']
  ])('while waiting for %s rejects with its reason and closes the connection', async (_what, scheme, text) => {
    const controller = new AbortController()
    const reason = { left: true }
    const server = await startRawServer((socket) => {
      socket.write(text)
      setImmediate(() => controller.abort(reason))
    })
    const url = scheme === 'https' ? `https://127.0.0.1:${server.port}` : server.url
    const transport = openTransport()
    const outcome = outcomeOf(sendGet(transport, url, {}, controller.signal))
    if (scheme === 'https') {
      await expect.poll(() => server.sockets.length).toBe(1)
      controller.abort(reason)
    }
    expect(await outcome).toBe(reason)
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
    if (scheme === 'http') await server.allClosed()
  })

  test('before the call sends nothing', async () => {
    const server = await startRawServer((socket) => socket.write(rawReply('ok')))
    const reason = new Error('left')
    expect(await outcomeOf(sendGet(openTransport(), server.url, {}, AbortSignal.abort(reason)))).toBe(reason)
    expect(server.sockets.length).toBe(0)
  })

  test('after the call changes nothing', async () => {
    const server = await startRawServer((socket) => socket.write(rawReply('ok')))
    const controller = new AbortController()
    const transport = openTransport()
    await sendGet(transport, server.url, {}, controller.signal)
    controller.abort()
    await turn()
    await sendGet(transport, server.url)
    expect(server.sockets.length).toBe(1)
  })
})
