/**
 * Tianyi H5 from end to end: a user grants access, the server reads who it is; and the official sample is opened.
 * @module
 */
import type { Sandbox } from '@kaifang/sandbox'
import { initTianyiH5 } from '@kaifang/tianyi-h5'
import type { Report } from './create-report.ts'

/** The sample of the platform's page "h5.authorizeUserInfo". */
const SAMPLE = {
  appId: '0e0d8b62',
  appSecret: '32b5362f61f26f4e0e1221a57e7ab02ea77dbc40',
  encryptedData:
    'A83FE5716360F141AD490C4A14349684202581439D7BCE51CC6D0550B872B7C0A7FA9C78F9B1DEB988FF73C1CBC0406FFBC9DBF0D1CAE33A' +
    'F019507DF3B1479621A77DE1F16A7C3AC5D52017F184CFA99F19064E122B0CA5C88C88C1526AC7CFAE8FACDB7BA8F28F7C38424667E5E1EE' +
    '589AD8A48664C56B1BD25AA448C252CF7BCAA3AA9376AB7192496C36'
}

const masked = (phoneNumber: string) => `${phoneNumber.slice(0, 3)}****${phoneNumber.slice(-4)}`

/** Runs the journey against a sandbox and tells it to the report. */
export async function runTianyiH5Journey(sandbox: Sandbox, report: Report): Promise<void> {
  report.chapter('Tianyi H5 (天翼云盘)', 'Signed call, XXTEA decryption, and checks of what was inside.')

  const tianyi = initTianyiH5({
    appId: sandbox.tianyiH5.appId,
    appSecret: sandbox.tianyiH5.appSecret,
    baseUrl: sandbox.tianyiH5.baseUrl,
    clock: sandbox.clock
  })
  try {
    // The page: the user grants access, and the page gives its token to your server.
    const { authorizationToken, openId } = sandbox.tianyiH5.authorize({ phoneNumber: '18912345679' })
    const user = await report.step(
      'authorizeUserInfo',
      () => tianyi.authorizeUserInfo({ authorizationToken }),
      (info) => `openId ${info.openId.slice(0, 8)}…, phone ${masked(info.phoneNumber)}`
    )
    if (user.openId !== openId) throw new Error('this is another user')

    const faults = [
      ['tampered-ciphertext', 'ERR_REPLY_DECRYPT'],
      ['wrong-app', 'ERR_SIGNATURE_BINDING'],
      ['stale-record', 'ERR_SIGNATURE_STALE']
    ] as const
    for (const [fault, code] of faults) {
      const next = sandbox.tianyiH5.authorize({ phoneNumber: '18912345679' })
      sandbox.faults.next(fault)
      const call = () => tianyi.authorizeUserInfo({ authorizationToken: next.authorizationToken })
      await report.refused(fault.replace('-', ' '), call, code)
    }

    report.note("The sample of the platform's own documentation, opened with its own secret:")
    const sample = initTianyiH5({ appId: SAMPLE.appId, appSecret: SAMPLE.appSecret })
    await report.step(
      'decryptUserInfo',
      () => sample.decryptUserInfo(SAMPLE.encryptedData, { maxAge: Number.POSITIVE_INFINITY }),
      ({ raw }) => JSON.stringify(raw)
    )
  } finally {
    await tianyi.close()
  }
}
