/**
 * A platform on loopback in a process of its own, so that its work is not counted as the client's: answers every
 * request with the same signed user info, and a request for a WeChat token with one. Sends its port to the parent, ends with
 * it.
 * @module
 */
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const SECRET = '0'.repeat(32)

/** The uTools sample, with a fresh time. Signed by hand: what is measured must not sign for itself. */
const resource = {
  avatar: 'https://res.u-tools.cn/assets/avatars/eZCBIawAkspLw8Xg.png',
  member: 1,
  nickname: '却步.',
  open_id: '00a50cd81c37c4e381e8161b2d762158',
  timestamp: Math.floor(Date.now() / 1000)
}
const pairs = Object.entries(resource).map(([name, value]): [string, string] => [name, String(value)])
const signed = new URLSearchParams(pairs).toString()
const sign = createHmac('sha256', SECRET).update(signed).digest('hex')
const body = Buffer.from(JSON.stringify({ resource, sign }))

const token = Buffer.from(JSON.stringify({ access_token: 'a'.repeat(136), expires_in: 7200 }))

const server = createServer((request, response) => {
  request.resume()
  const answer = request.url === '/cgi-bin/stable_token' ? token : body
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length })
  response.end(answer)
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit(0))
