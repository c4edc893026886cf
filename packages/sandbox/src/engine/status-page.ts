import type { RequestLogEntry } from '../sandbox-types.ts'
import type { Namespace } from './namespace.ts'

const style = `body{font:14px/1.5 system-ui,sans-serif;margin:2rem;max-width:75rem;color:#222}
table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}
th,td{border:1px solid #ccc;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
code{background:#f4f4f4}.refused{background:#fff0f0}small{color:#555}`

const shownRequests = 50

/** Renders a plain page about a server: addresses, what the platforms offer, and the last requests with their explanations. No script, no form. */
export function renderStatusPage(namespaces: readonly Namespace[]): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Kaifang sandbox</title><style>${style}</style></head><body>
<h1>Kaifang sandbox</h1>
<p>It plays the platforms below with real cryptography. Control API: <a href="/_sandbox">/_sandbox</a>.</p>
${namespaces.map(renderNamespace).join('\n')}
</body></html>
`
}

function renderNamespace({ name, url, clock, services, log }: Namespace): string {
  const links = ['info', 'requests', 'faults', 'coverage']
  const platforms = services.map(({ name: service, baseUrl, running }) => {
    const reads = running.actions.filter((action) => action.method === 'GET')
    const own = reads.map((action) => link(`${url}/_sandbox/${service}/${action.name}`, action.name)).join(' · ')
    return `<tr><td>${text(service)}</td><td><code>${text(baseUrl)}</code></td><td>${own}</td></tr>`
  })
  const requests = log.list().slice(-shownRequests).reverse().map(renderRequest)
  return `<h2>Namespace ${text(name)}</h2>
<p>${links.map((entry) => link(`${url}/_sandbox/${entry}`, entry)).join(' · ')}
 · virtual time ${new Date(clock.now()).toISOString()}</p>
<table><tr><th>Platform</th><th>Base URL</th><th>State</th></tr>${platforms.join('')}</table>
<h3>Last requests</h3>
<table><tr><th>#</th><th>Request</th><th>Answer</th><th>Explanation</th></tr>${requests.join('')}</table>`
}

function renderRequest({ id, service, method, url, status, explanation }: RequestLogEntry): string {
  const lines = Object.entries(explanation ?? {}).filter(([, value]) => value !== undefined)
  const why = lines.map(([key, value]) => `<small>${text(key)}</small> ${text(String(value))}`).join('<br>')
  const answer = status === undefined ? 'connection cut' : String(status)
  return `<tr${explanation ? ' class="refused"' : ''}><td>${id}</td><td>${text(service)} ${text(method)} ${text(url)}</td><td>${answer}</td><td>${why}</td></tr>`
}

function link(address: string, label: string): string {
  return `<a href="${text(address)}">${text(label)}</a>`
}

function text(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
