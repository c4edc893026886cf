import { isLoopbackHost } from './loopback.ts'

/** What the guard looks at. */
export interface GuardedRequest {
  readonly method: string
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly contentType: string | undefined
}

/** A refusal of the guard. */
export interface GuardRefusal {
  readonly status: 403 | 415
  readonly message: string
}

/**
 * Keeps web pages away from the control API: the Host must mean this machine (a rebound DNS name does not), the Origin
 * must be the sandbox's own, and what acts must be JSON, which no page can send across origins without asking first.
 */
export function guardControl({ method, host, origin, contentType }: GuardedRequest): GuardRefusal | undefined {
  if (host === undefined || !isLoopbackHost(hostName(host))) {
    return { status: 403, message: 'the control API answers only under a loopback Host such as 127.0.0.1 or localhost' }
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    return { status: 403, message: 'the control API does not answer pages of another origin' }
  }
  if (method !== 'GET' && method !== 'HEAD' && !/^application\/json\s*(?:;|$)/i.test(contentType ?? '')) {
    return { status: 415, message: 'send Content-Type: application/json' }
  }
  return undefined
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, '')
}
