// The content security policy of the built page: nothing but its own files, no script within the page but the one that it has, and no text becomes script.
import { createHash } from 'node:crypto'
import { hosts } from '../src/page/files/hosts.ts'

/** Policies that may make what the browser runs or parses: lit's of its own templates, and ours of the worker's address. */
const trustedTypes = ['lit-html', 'badlands']

/** The sources of a directive: the page's own files, and its elements that have one of these texts. */
const sources = (texts) =>
  ["'self'", ...texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)].join(
    ' ',
  )

/** The policy of a page with these script and style elements. */
function policy(scripts, styles) {
  return [
    "default-src 'self'",
    `script-src ${sources(scripts)} 'wasm-unsafe-eval'`,
    `style-src ${sources(styles)}`,
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
      const texts = (element) => [...html.matchAll(element)].map(([, text]) => text)
      const scripts = texts(/<script>([^]*?)<\/script>/g)
      const styles = texts(/<style[^>]*>([^]*?)<\/style>/g)
      const attrs = { 'http-equiv': 'Content-Security-Policy', content: policy(scripts, styles) }
      return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }]
    },
  },
}
