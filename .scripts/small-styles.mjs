/** A component's style sheet in its source, whose expressions contain no braces or templates. */
const sheet = /(?<=[^\w.]css`)(?:[^`\\$]|\\[^]|\$(?!\{)|\$\{[^{}`]*\})*(?=`)/g

/**
 * Expressions and quoted texts, which stay as they are, and spaces or comments: around punctuation, after a
 * colon, or elsewhere.
 */
const parts =
  /(\$\{[^{}`]*\}|"[^"]*"|'[^']*')|(?:\s|\/\*[^]*?\*\/)*([{};,])(?:\s|\/\*[^]*?\*\/)*|(:)(?:\s|\/\*[^]*?\*\/)+|(?:\s|\/\*[^]*?\*\/)+/g

/** A style sheet without comments and insignificant spaces. */
export const smallSheet = (text) =>
  text
    .replaceAll(parts, (_, kept, mark, colon) => kept ?? mark ?? colon ?? ' ')
    .replaceAll(';}', '}')
    .trim()

/**
 * Shortens the components' style sheets in a build, since a script minifier leaves the text of templates
 * unchanged.
 */
export const smallStyles = {
  name: 'small-styles',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /\.(?:ts|js)$/, code: /css`/ },
    handler: (code) => ({ code: code.replaceAll(sheet, smallSheet), map: null }),
  },
}
