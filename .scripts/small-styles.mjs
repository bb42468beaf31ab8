/** A style sheet of a component in its source, whose expressions have no braces and no templates of their own. */
const sheet = /(?<=[^\w.]css`)(?:[^`\\$]|\\[^]|\$(?!\{)|\$\{[^{}`]*\})*(?=`)/g

/** An expression or a quoted text, which stay as they are; and space or comments, around a mark, behind a colon, or elsewhere. */
const parts =
  /(\$\{[^{}`]*\}|"[^"]*"|'[^']*')|(?:\s|\/\*[^]*?\*\/)*([{};,])(?:\s|\/\*[^]*?\*\/)*|(:)(?:\s|\/\*[^]*?\*\/)+|(?:\s|\/\*[^]*?\*\/)+/g

/** A style sheet without comments and without space that means nothing. */
export const smallSheet = (text) =>
  text
    .replaceAll(parts, (_, kept, mark, colon) => kept ?? mark ?? colon ?? ' ')
    .replaceAll(';}', '}')
    .trim()

/** In a build the style sheets of components are short: a minifier of scripts leaves the text of templates as it is. */
export const smallStyles = {
  name: 'small-styles',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /\.(?:ts|js)$/, code: /css`/ },
    handler: (code) => ({ code: code.replaceAll(sheet, smallSheet), map: null }),
  },
}
