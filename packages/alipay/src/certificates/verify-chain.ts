import type { X509Certificate } from 'node:crypto'

/** Longest way from a certificate to a root. Alipay's has one certificate between. */
const MAX_LINKS = 4

/** Whether `nowMs` is within the days that a certificate is good for. */
function isCurrent(certificate: X509Certificate, nowMs: number): boolean {
  return Date.parse(certificate.validFrom) <= nowMs && nowMs <= Date.parse(certificate.validTo)
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}

/**
 * Verifies that a chain of certificates leads from `leaf` to one of `roots`: each signed by the next, all of them within
 * their days, all but the first allowed to sign others.
 *
 * @param between - Certificates that may stand between; whose they are is proved by their signatures.
 * @param nowMs - Milliseconds since the epoch.
 */
export function verifyChain(
  leaf: X509Certificate,
  between: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  nowMs: number
): boolean {
  let current = leaf
  for (let link = 0; link < MAX_LINKS; link++) {
    if (!isCurrent(current, nowMs)) return false
    const subject = current
    const root = roots.find((candidate) => isSignedBy(subject, candidate))
    if (root !== undefined) return root.ca && isCurrent(root, nowMs)
    const next = between.find((candidate) => candidate.ca && candidate !== subject && isSignedBy(subject, candidate))
    if (next === undefined) return false
    current = next
  }
  return false
}
