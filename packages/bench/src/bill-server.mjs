/**
 * Hands out one bill to every request, as WeChat Pay's `downloadbill` does: `bill-server.mjs <file>`. Sends its port to the
 * parent, ends with it.
 * @module
 */
import { createReadStream } from 'node:fs'
import { createServer } from 'node:http'

const server = createServer((request, response) => {
  request.resume()
  createReadStream(process.argv[2]).pipe(response)
})
server.listen(0, '127.0.0.1', () => process.send(server.address().port))
process.on('disconnect', () => process.exit(0))
