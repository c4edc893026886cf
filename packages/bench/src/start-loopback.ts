import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A server of `loopback-server.ts` in its own process. */
export interface Loopback {
  readonly url: string
  stop(): void
}

/** Starts the server and waits for its port. */
export async function startLoopback(): Promise<Loopback> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const child = fork(fileURLToPath(new URL(`./loopback-server.${extension}`, import.meta.url)))
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Number(message)))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the loopback server ended with ${code}`)))
  })
  return { url: `http://127.0.0.1:${port}`, stop: () => child.disconnect() }
}
