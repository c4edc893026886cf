import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

/** Sends a request over a kept connection, and reads the reply as JSON. */
export function getJson<Reply>(url: string, method = 'GET', body = ''): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { agent, method, headers: { 'content-length': Buffer.byteLength(body) } },
      (reply) => {
        let text = ''
        reply.setEncoding('utf8')
        reply.on('data', (part: string) => {
          text += part
        })
        reply.on('end', () => resolve(JSON.parse(text) as Reply))
        reply.on('error', reject)
      }
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
