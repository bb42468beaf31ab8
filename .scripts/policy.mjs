// The content security policy of the built page: nothing but its own files, no script within the page, and no text becomes script.
import { createHash } from 'node:crypto'
import { hosts } from '../src/page/files/hosts.ts'

/** Policies that may make what the browser runs or parses: lit's of its own templates, and ours of the worker's address. */
const trustedTypes = ['lit-html', 'badlands']

/** The policy of a page with these style elements. */
function policy(styles) {
  const hashes = styles.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  return [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src ${["'self'", ...hashes].join(' ')}`,
    // Colours and places that lit writes as attributes, and those of formulas that are set as MathML.
    "style-src-attr 'unsafe-inline'",
    // Lectures of others, which are fetched where somebody presses a button that says from whom.
    `connect-src ${["'self'", ...hosts].join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trustedTypes.join(' ')}`,
  ].join('; ')
}

/** Puts the policy into the page that is built; while the sources are served, Vite's own scripts would break it. */
export const contentSecurityPolicy = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const styles = [...html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, text]) => text)
      const attrs = { 'http-equiv': 'Content-Security-Policy', content: policy(styles) }
      return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }]
    },
  },
}
