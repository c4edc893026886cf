import { expect, it } from 'vitest'
import { MAX_BILL_BYTES } from '../../../src/alipay/operations/download-bill.ts'
import { done, failureOf, refused, signedReply, startGateway } from '../start-gateway.ts'

const METHOD = 'alipay.data.dataservice.bill.downloadurl.query'
const ZIP_HEAD = Buffer.from('504b0304', 'hex')

it('reads a bill whole, bytes as they came', async () => {
  const { payment, server } = await startGateway()
  const file = Buffer.concat([ZIP_HEAD, Buffer.alloc(300_000, 7)])
  const node = done({ bill_download_url: `${server.url}/bill` })
  server.answer(({ path }) => (path === '/gateway.do' ? { body: signedReply(METHOD, node) } : { body: file }))
  const result = await payment.downloadBill({ billDate: '20170628' })
  expect(result).toMatchObject({ errCode: 0, errMsg: 'ok' })
  expect(Buffer.compare(Buffer.from(result.content), file)).toBe(0)
})

it('refuses to hold a bill of any size, and ends the connection', async () => {
  const { payment, server } = await startGateway()
  const node = done({ bill_download_url: `${server.url}/bill` })
  const block = Buffer.alloc(1_048_576)
  server.answer(({ path }, response) => {
    if (path === '/gateway.do') return { body: signedReply(METHOD, node) }
    response.writeHead(200)
    response.write(ZIP_HEAD)
    const write = (): void => {
      while (!response.destroyed) if (!response.write(block)) return void response.once('drain', write)
    }
    write()
    return undefined
  })
  const error = await failureOf(payment.downloadBill({ billDate: '20170628' }))
  expect(error).toMatchObject({ code: 'ERR_HTTP_BODY_TOO_LARGE', operation: 'downloadBill' })
  expect(error.message).toContain(`more than ${MAX_BILL_BYTES} bytes`)
  expect(error.message).toContain('What to do: read it as a stream: openBill')
})

it('names itself in a refusal', async () => {
  const { payment, answer } = await startGateway()
  answer(refused('isp.bill_not_exist'))
  expect(await failureOf(payment.downloadBill({ billDate: '20170628' }))).toMatchObject({ operation: 'downloadBill' })
  await expect(payment.downloadBill({ billDate: '' })).rejects.toThrow('payment.downloadBill: "billDate" expected')
})
