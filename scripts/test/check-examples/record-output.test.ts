import { expect, it } from 'vitest'
import { runExample } from '../../check-examples/run-example.ts'
import { exampleTree } from './example-tree.ts'

it('keeps examples from any host but this one', async () => {
  const { folder } = exampleTree()
  const text = "import { connect } from 'node:net'\nconnect(80, '192.0.2.1')\n"
  const [finding] = await runExample({ file: 'README.md', line: 1, text, runs: true }, folder, 'run')
  expect(finding?.message).toMatch(/an example must not reach 192\.0\.2\.1: only loopback/)
}, 30_000)

it('lets an example talk to a server that it starts itself', async () => {
  const { folder } = exampleTree()
  const text = `import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
const server = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
const reply = await fetch(\`http://127.0.0.1:\${(server.address() as AddressInfo).port}/\`)
console.log(await reply.text()) // => hello
server.close()
`
  expect(await runExample({ file: 'README.md', line: 1, text, runs: true }, folder, 'run')).toEqual([])
}, 30_000)
