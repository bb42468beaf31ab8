import { minifyHTMLLiterals } from 'minify-literals'

/** A value in the place of a style sheet, and a sheet that is another library's file. */
const whole = /\/(hatch|chart-controller)\.ts$/

/** Takes out of the styles of elements what only their readers need: spaces, comments, the longer of two words. */
export const compactStyles = {
  name: 'compact-styles',
  apply: 'build',
  transform: {
    filter: { id: { include: /\/src\/.*\.ts$/, exclude: whole }, code: 'css`' },
    handler: (code, fileName) => minifyHTMLLiterals(code, { fileName, html: false }),
  },
}
