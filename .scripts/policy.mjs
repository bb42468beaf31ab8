// The content security policies of what is built: nothing but its own files, no script within the page but the one that it has, and no text becomes script.
import { createHash } from 'node:crypto'
import { hosts } from '../src/page/files/hosts.ts'

/** Policies that may make what the browser runs or parses: lit's of its own templates, and ours of the worker's address. */
const trustedTypes = ['lit-html', 'badlands']

const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The texts of the scripts that a page has in itself. */
const scriptsOf = (html) => [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text]) => text)

/** The texts of the style elements of a page. */
const stylesOf = (html) => [...html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, text]) => text)

/** Colours and places that lit writes as attributes, and those of formulas that are set as MathML. */
const styleAttributes = "style-src-attr 'unsafe-inline'"

const common = [
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
]

/** The policy of the page, whose files are beside it. */
const sitePolicy = (html) =>
  [
    "default-src 'self'",
    `script-src ${["'self'", ...scriptsOf(html).map(hashOf)].join(' ')} 'wasm-unsafe-eval'`,
    `style-src ${["'self'", ...stylesOf(html).map(hashOf)].join(' ')}`,
    styleAttributes,
    // A picture of elements is drawn by the browser from its own text.
    "img-src 'self' data:",
    // Lectures of others, which are fetched where somebody presses a button that says from whom.
    `connect-src ${["'self'", ...hosts].join(' ')}`,
    ...common,
    `trusted-types ${trustedTypes.join(' ')}`,
  ].join('; ')

/** The policy of a page that is one file with these scripts, whose loader has a trusted-types policy of its own. */
export const filePolicy = (html, scripts, loader) =>
  [
    "default-src 'none'",
    `script-src 'wasm-unsafe-eval' ${[...scriptsOf(html), ...scripts].map(hashOf).join(' ')}`,
    `style-src ${stylesOf(html).map(hashOf).join(' ')}`,
    styleAttributes,
    'worker-src blob:',
    'font-src data:',
    'img-src data: blob:',
    `connect-src data: blob: ${hosts.join(' ')}`,
    ...common,
    `trusted-types ${[...trustedTypes, loader].join(' ')}`,
  ].join('; ')

/** Puts the policy into the page that is built; while the sources are served, Vite's own scripts would break it. */
export const contentSecurityPolicy = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const attrs = { 'http-equiv': 'Content-Security-Policy', content: sitePolicy(html) }
      return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }]
    },
  },
}
