import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Served } from './try-recipe.ts'

/** Puts a Node server on a free port of this machine. */
export async function serveApp(server: Server): Promise<Served> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close()
      server.closeAllConnections()
    }
  }
}
