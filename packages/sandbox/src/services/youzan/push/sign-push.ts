import { createHash } from 'node:crypto'

/** `Event-Sign`: MD5 of `client_id`, the body as it is sent, `client_secret`; lower-case hex (Youzan reference 8.2). */
export function signPushBody(body: string, clientId: string, clientSecret: string): string {
  return md5(clientId + body + clientSecret)
}

/** The older `sign` in the body: over `msg` as it is sent, still escaped. */
export function signPushMessage(msg: string, clientId: string, clientSecret: string): string {
  return md5(clientId + msg + clientSecret)
}

function md5(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex')
}
