import assert from 'node:assert/strict'

/** Starts, answers, and, where the clients are installed too, walks a call of each with its own cryptography. */
export async function smokeCall(modules) {
  const sandbox = await modules['@kaifang/sandbox'].startSandbox({ seed: 'smoke' })
  try {
    const refused = await fetch(`${sandbox.utools.baseUrl}/baseinfo`)
    assert.notEqual(refused.status, 200)
    await callUtools(sandbox, modules['@kaifang/utools'])
    await callTianyi(sandbox, modules['@kaifang/tianyi-h5'])
  } finally {
    await sandbox.close()
  }
}

async function callUtools({ utools: platform }, client) {
  if (client === undefined) return
  const { baseUrl, pluginId, secret } = platform
  const utools = client.initUtools({ pluginId, secret, baseUrl })
  const { accessToken, openId } = platform.login({ nickname: '却步.' })
  assert.equal((await utools.getBaseInfo({ accessToken })).openId, openId)
  await utools.close()
}

async function callTianyi({ tianyiH5: platform }, client) {
  if (client === undefined) return
  const { appId, appSecret, baseUrl } = platform
  const tianyi = client.initTianyiH5({ appId, appSecret, baseUrl })
  const { authorizationToken, openId } = platform.authorize()
  assert.equal((await tianyi.authorizeUserInfo({ authorizationToken })).openId, openId)
  await tianyi.close()
}
