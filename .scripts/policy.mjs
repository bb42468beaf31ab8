// The content security policies of built pages: they load only their own files, run only their own inline
// scripts, and turn no text into a script.
import { createHash } from 'node:crypto'
import { hosts } from '../src/page/files/hosts.ts'

/** Policies that may create trusted types: lit's for its own templates, and ours for the worker's address. */
const trustedTypes = ['lit-html', 'badlands']

const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The texts of a page's inline scripts. */
const scriptsOf = (html) => [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text]) => text)

/** The texts of a page's style elements. */
const stylesOf = (html) => [...html.matchAll(/<style[^>]*>([^]*?)<\/style>/g)].map(([, text]) => text)

/** Colours and positions that lit writes as attributes, and those of formulas set as MathML. */
const styleAttributes = "style-src-attr 'unsafe-inline'"

const common = [
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
]

/** The policy of the page, whose files are next to it. */
const sitePolicy = (html) =>
  [
    "default-src 'self'",
    `script-src ${["'self'", ...scriptsOf(html).map(hashOf)].join(' ')} 'wasm-unsafe-eval'`,
    `style-src ${["'self'", ...stylesOf(html).map(hashOf)].join(' ')}`,
    styleAttributes,
    // The browser draws pictures of elements from data addresses.
    "img-src 'self' data:",
    // Lectures from other hosts, fetched only when somebody clicks a button that names the host.
    `connect-src ${["'self'", ...hosts].join(' ')}`,
    ...common,
    `trusted-types ${trustedTypes.join(' ')}`,
  ].join('; ')

/**
 * The policy of a page that is one file with these scripts, whose loader has its own trusted-types policy.
 */
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

/** Adds the policy to the built page. On the development server it would break Vite's scripts. */
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
