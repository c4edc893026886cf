import { describe, expect, it } from 'vitest'
import { done, failureOf, type Gateway, refused, signedReply, startGateway } from '../start-gateway.ts'

/** An archive without files: the end of central directory alone (APPNOTE 4.3.16). */
const EMPTY_ZIP = Buffer.from('504b0506000000000000000000000000000000000000', 'hex')
const METHOD = 'alipay.data.dataservice.bill.downloadurl.query'

/** Names an address of the gateway's own server, and serves the file there. */
function serve(
  { server }: Gateway,
  file: { body: Uint8Array | string; status?: number; headers?: Record<string, string> }
) {
  const node = done({ bill_download_url: `${server.url}/downloadBillFile.resource?bizType=trade&token=TICKET` })
  server.answer(({ path }) => (path === '/gateway.do' ? { body: signedReply(METHOD, node) } : file))
}

async function collect(body: ReadableStream<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

it('asks for the address and opens it at once, without the parameters of the gateway', async () => {
  const gateway = await startGateway()
  serve(gateway, { body: EMPTY_ZIP })
  const { body } = await gateway.payment.openBill({ billDate: '20170628' })
  expect(await collect(body)).toEqual(EMPTY_ZIP)
  const [ask, get] = gateway.server.requests
  expect(gateway.calls()[0]).toMatchObject({
    method: METHOD,
    bizContent: { bill_type: 'trade', bill_date: '2017-06-28', secure: 'true' }
  })
  expect([ask?.method, get?.method]).toEqual(['POST', 'GET'])
  expect(get?.target).toBe('/downloadBillFile.resource?bizType=trade&token=TICKET')
})

it('asks for a month and another bill', async () => {
  const gateway = await startGateway()
  serve(gateway, { body: EMPTY_ZIP })
  const { body } = await gateway.payment.openBill({ billDate: '201706', billType: 'trade_zft_merchant', smid: '2088' })
  await body.cancel()
  expect(gateway.calls()[0]?.bizContent).toEqual({
    bill_type: 'trade_zft_merchant',
    bill_date: '2017-06',
    smid: '2088',
    secure: 'true'
  })
})

describe('what is no bill', () => {
  it.each([
    ['an error page', { body: '<html>expired</html>' }],
    ['text', { body: 'BILL_NOT_EXIST' }],
    ['a table that is not zipped', { body: '#支付宝业务明细查询' }],
    ['nothing', { body: '' }]
  ])('is an error and never looks like one: %s', async (_what, file) => {
    const gateway = await startGateway({ retry: false })
    serve(gateway, file)
    const error = await failureOf(gateway.payment.openBill({ billDate: '20170628' }))
    expect(error).toMatchObject({ service: 'alipay', operation: 'openBill' })
    expect(JSON.stringify(error)).not.toContain('TICKET')
  })

  it('is not followed elsewhere', async () => {
    const gateway = await startGateway({ retry: false })
    serve(gateway, { status: 302, headers: { location: 'https://example.com/' }, body: '' })
    expect(await failureOf(gateway.payment.openBill({ billDate: '20170628' }))).toMatchObject({ operation: 'openBill' })
    expect(gateway.server.requests).toHaveLength(2)
  })
})

describe('a refusal', () => {
  it.each(['isp.bill_not_exist', 'BILL_NOT_EXIST', 'ISP.BILL_NOT_EXIST', 'NO_BILL_DATA'])(
    '%s says that there is none',
    async (code) => {
      const { payment, answer } = await startGateway()
      answer(refused(code))
      expect(await failureOf(payment.openBill({ billDate: '20170628' }))).toMatchObject({
        code: 'ERR_ALIPAY_NOT_FOUND',
        errCode: code,
        retryable: false
      })
    }
  )

  it.each([
    'invalid_arguments',
    'INVAILID_ARGUMENTS',
    'isv.invalid_arguments',
    'ISP.INVAILID_ARGUMENTS',
    'aop.invalid-arguments'
  ])('%s says that the date or the type is wrong', async (code) => {
    const { payment, answer } = await startGateway()
    answer(refused(code))
    expect(await failureOf(payment.openBill({ billDate: '20170628' }))).toMatchObject({ code: 'ERR_ALIPAY_REQUEST' })
  })

  it.each(['SYSTEM_RATE_LIMIT', 'user_rate_limit'])('%s may be repeated', async (code) => {
    const { payment, answer } = await startGateway({ retry: false })
    answer(refused(code))
    expect(await failureOf(payment.openBill({ billDate: '20170628' }))).toMatchObject({ retryable: true })
  })
})

it('refuses a reply that names no address', async () => {
  const { payment, answer } = await startGateway()
  answer(done())
  expect(await failureOf(payment.openBill({ billDate: '20170628' }))).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
})

it.each([
  [{ billDate: '2017' }, '"billDate" expected a day like 20140603 or a month like 201406'],
  [{ billDate: '20170628', billType: 'ALL' }, '"billType" expected one of trade, signcustomer'],
  [{ billDate: '20170628', smid: '2088' }, '"smid" expected to be left out unless "billType" is trade_zft_merchant'],
  [{ billDate: '20170628', tarType: 'GZIP' }, '"tarType" expected one of the known fields']
])('refuses %j before anything is sent', async (input, message) => {
  const { payment, server } = await startGateway()
  await expect(payment.openBill(input as never)).rejects.toThrow(`payment.openBill: ${message}`)
  expect(server.requests).toHaveLength(0)
})
