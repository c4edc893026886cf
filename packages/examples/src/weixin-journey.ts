/**
 * A WeChat mini program from end to end: a user logs in, shares a number, writes, is answered once, gets a code to scan;
 * forged data and pushes are refused, a dead token is replaced, and two processes share one.
 * @module
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox } from '@kaifang/sandbox'
import { createMemoryOnceStore, initWeixin, ServiceError, type Weixin } from '@kaifang/wechat-openapi'
import type { Report } from './create-report.ts'
import { shareWeixinToken } from './share-weixin-token.ts'
import { showCode } from './show-code.ts'

const masked = (phoneNumber: string) => `${phoneNumber.slice(0, 3)}****${phoneNumber.slice(-4)}`
const short = (id: string) => `${id.slice(0, 8)}…`

/** Runs the journey against a sandbox and tells it to the report. */
export async function runWeixinJourney(sandbox: Sandbox, report: Report): Promise<void> {
  report.chapter(
    'WeChat mini program (微信小程序)',
    'Login, phone number, message push and answer, codes, shared tokens.'
  )

  // Your server: one client, made once. Only baseUrl and clock differ from production.
  const weixin = initWeixin({
    appId: sandbox.weixin.appId,
    secret: sandbox.weixin.secret,
    messagePush: sandbox.weixin.messagePush,
    baseUrl: sandbox.weixin.baseUrl,
    clock: sandbox.clock
  })
  try {
    const openid = await logIn(sandbox, report, weixin)
    await answerUser(sandbox, report, weixin, openid)

    const code = await report.step(
      'wxacode.getUnlimited',
      () => weixin.wxacode.getUnlimited({ scene: 'order=1024', page: 'pages/order/list' }),
      ({ contentType, buffer }) => `${contentType}, ${buffer.length} bytes; a scanner reads:`
    )
    report.note(sandbox.weixin.codes().at(-1)?.content ?? '')
    report.block(showCode(code.buffer))

    await useTokens(sandbox, report, weixin)

    report.note('An error says what happened and what to do next, and never holds a secret:')
    const error = await weixin.wxacode.getUnlimited({ scene: 'a', page: 'pages/new/new' }).catch((thrown) => thrown)
    if (!ServiceError.isInstance(error)) throw new Error('a page that is not published should be refused')
    report.block(error.message)
  } finally {
    await weixin.close()
  }
}

async function logIn(sandbox: Sandbox, report: Report, weixin: Weixin): Promise<string> {
  // The mini program calls wx.login() and sends the code to your server.
  const { code, openid } = sandbox.weixin.login({ nickName: '小明 *VIP*', phoneNumber: '13800138000' })
  const { sessionKey } = await report.step(
    'auth.code2Session',
    () => weixin.auth.code2Session(code),
    (session) => `openid ${short(session.openid)}, unionid ${short(session.unionid ?? '')}`
  )

  // The getPhoneNumber button gives a code of its own.
  const button = sandbox.weixin.authorizePhone({ openid })
  await report.step(
    'getPhoneNumber',
    () => weixin.phonenumber.getPhoneNumber({ code: button.code }),
    ({ phoneInfo }) => `+${phoneInfo.countryCode} ${masked(phoneInfo.purePhoneNumber)}`
  )

  const open = (attack?: 'wrong-appid' | 'tampered-ciphertext') => {
    const { encryptedData, iv } = sandbox.weixin.shareUserData({ openid, attack })
    return weixin.decryptUserData({ sessionKey, encryptedData, iv })
  }
  await report.step('decryptUserData', open, ({ nickName }) => `${String(nickName)}, watermark of this app`)
  await report.refused('data of another app', () => open('wrong-appid'), 'ERR_SIGNATURE_BINDING')
  await report.refused('tampered data', () => open('tampered-ciphertext'), 'ERR_REPLY_DECRYPT')
  return openid
}

async function answerUser(sandbox: Sandbox, report: Report, weixin: Weixin, openid: string): Promise<void> {
  // Your push address: verifies and opens, runs `handle` once per message, answers as the platform wants.
  let handled = 0
  const refusals: unknown[] = []
  const pushes = weixin.createMessagePushHandler({
    handle: async ({ message }) => {
      handled++
      const text = { content: `收到：${String(message.Content)}` }
      await weixin.customerServiceMessage.send({ touser: message.FromUserName, msgtype: 'text', text })
    },
    onceStore: createMemoryOnceStore(sandbox.clock),
    onError: (error) => refusals.push(error)
  })
  const server = createServer((request, response) => void pushes.node(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/weixin/push`
    await report.step(
      'push address checked',
      () => sandbox.weixin.setPush({ url, mode: 'secure', format: 'xml' }),
      () => 'echostr came back; from now on encrypted XML'
    )

    report.note('The user writes. Our answer to the push is lost, so WeChat delivers it again after 5 s.')
    sandbox.weixin.drop({ lose: 'reply' })
    const { key, firstDelivery } = sandbox.weixin.say({ openid, text: '在吗？' })
    await firstDelivery
    await report.step(
      'push, second delivery',
      () => sandbox.clock.advance('5s'),
      () => `handled ${handled} time, answered "${sandbox.weixin.outbox()[0]?.attempts.at(-1)?.responseBody}"`
    )
    await report.step(
      'the same push again',
      () => sandbox.weixin.deliver(key, { copies: 3 }),
      (copies) => `${copies.length} copies answered success, handled ${handled} time in all`
    )
    const [message, ...more] = sandbox.weixin.messages(openid)
    if (message === undefined || more.length > 0) throw new Error('the user was not answered once')
    report.note(`The user got: ${JSON.stringify(message.content.text)}`)

    const attacks = [
      ['forged push', 'tampered-body', 'ERR_SIGNATURE_MISMATCH'],
      ['push for another app', 'wrong-appid', 'ERR_SIGNATURE_BINDING'],
      ['plain push', 'downgrade', 'ERR_SIGNATURE_MISMATCH'],
      ['old push', 'stale-timestamp', 'ERR_SIGNATURE_STALE']
    ] as const
    for (const [title, attack, code] of attacks) {
      const run = async () => {
        await sandbox.weixin.deliver(key, { attack })
        throw refusals.pop()
      }
      await report.refused(title, run, code)
    }
  } finally {
    await sandbox.weixin.setPush(undefined)
    server.close()
    server.closeAllConnections()
  }
}

async function useTokens(sandbox: Sandbox, report: Report, weixin: Weixin): Promise<void> {
  const fetches = () => sandbox.requests({ operation: 'auth.getStableAccessToken', service: 'weixin' }).length
  report.note(`So far the client fetched ${fetches()} access token. Now the platform ends it.`)
  sandbox.weixin.endTokens()
  const day = { beginDate: '20251201', endDate: '20251201' }
  await report.step(
    '20 calls with a dead token',
    () => Promise.all(Array.from({ length: 20 }, () => weixin.analysis.getDailyVisitTrend(day))),
    (replies) => `${replies.length} answered, ${fetches()} tokens fetched in all`
  )

  sandbox.weixin.endTokens()
  const shared = await report.step(
    'two processes, one Redis',
    () => shareWeixinToken(sandbox),
    (result) =>
      result === undefined
        ? 'left out: there is no redis-server on this machine'
        : `${result.processes} processes made ${result.calls} calls with ${result.fetches} token`
  )
  if (shared !== undefined && shared.fetches !== 1) throw new Error('the processes did not share their token')
}
