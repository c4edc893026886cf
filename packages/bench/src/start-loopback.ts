import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A server in a process of its own. */
export interface Loopback {
  readonly url: string
  stop(): void
}

/**
 * Starts a server and waits for its port.
 *
 * @param name - File of this folder.
 * @param message - What the server is sent before it starts.
 */
export async function startLoopback(name = 'loopback-server', message?: object): Promise<Loopback> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const child = fork(fileURLToPath(new URL(`./${name}.${extension}`, import.meta.url)))
  if (message !== undefined) child.send(message)
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (sent) => resolve(Number(sent)))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the server ${name} ended with ${code}`)))
  })
  return { url: `http://127.0.0.1:${port}`, stop: () => child.disconnect() }
}
