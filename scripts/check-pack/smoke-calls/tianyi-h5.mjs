import assert from 'node:assert/strict'

const record = [
  'A83FE5716360F141AD490C4A14349684202581439D7BCE51CC6D0550B872B7C0A7FA9C78F9B1DEB9',
  '88FF73C1CBC0406FFBC9DBF0D1CAE33AF019507DF3B1479621A77DE1F16A7C3AC5D52017F184CFA9',
  '9F19064E122B0CA5C88C88C1526AC7CFAE8FACDB7BA8F28F7C38424667E5E1EE589AD8A48664C56B',
  '1BD25AA448C252CF7BCAA3AA9376AB7192496C36'
].join('')

/** The platform's own example: a record that its document prints, and the secret that opens it. */
export async function smokeCall({ '@kaifang/tianyi-h5': { initTianyiH5 } }) {
  const tianyi = initTianyiH5({ appSecret: '32b5362f61f26f4e0e1221a57e7ab02ea77dbc40' })
  try {
    const user = tianyi.decryptUserInfo(record, { maxAge: Number.POSITIVE_INFINITY })
    assert.equal(user.openId, 'ee01554bdc77dee74db8bf8acc3426690c2572c9694e38e8')
  } finally {
    await tianyi.close()
  }
}
