import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'

const secret = '0123456789abcdef0123456789abcdef'

function sign(fields) {
  const text = new URLSearchParams(Object.entries(fields).sort(([left], [right]) => (left < right ? -1 : 1))).toString()
  return createHmac('sha256', secret).update(text).digest('hex')
}

/** A signed call and its signed reply, over loopback; then the same reply with another user is refused. */
export async function smokeCall({ '@kaifang/utools': { initUtools } }) {
  let openId = 'a'.repeat(32)
  const server = createServer((request, response) => {
    const { sign: received, ...fields } = Object.fromEntries(new URL(request.url, 'http://localhost').searchParams)
    assert.equal(received, sign(fields))
    const timestamp = Math.floor(Date.now() / 1000)
    const resource = {
      avatar: 'https://example.com/a.png',
      member: 1,
      nickname: '却步.',
      open_id: 'a'.repeat(32),
      timestamp
    }
    const body = JSON.stringify({ resource: { ...resource, open_id: openId }, sign: sign(resource) })
    response.setHeader('content-type', 'application/json').end(body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const utools = initUtools({ pluginId: 'zueadppw', secret, baseUrl: `http://127.0.0.1:${server.address().port}` })
  try {
    const user = await utools.getBaseInfo({ accessToken: 'b'.repeat(32) })
    assert.equal(user.nickname, '却步.')
    openId = 'c'.repeat(32)
    await assert.rejects(utools.getBaseInfo({ accessToken: 'b'.repeat(32) }), { code: 'ERR_SIGNATURE_MISMATCH' })
  } finally {
    await utools.close()
    await new Promise((resolve) => server.close(resolve))
  }
}
