import { minifyHTMLLiterals } from 'minify-literals'

/** A value in the place of a style sheet, and a sheet that is another library's file. */
const whole = /\/(hatch|chart-controller)\.ts$/

/** A line's end with its indentation is one space of HTML. */
const oneSpace = (text) => text.replace(/\s*\n\s*/g, ' ')

/** Takes out of the styles and templates of elements what only their readers need: indentation, and in styles all that is shorter. */
export const compactStyles = {
  name: 'compact-styles',
  apply: 'build',
  transform: {
    filter: { id: { include: /\/src\/.*\.ts$/, exclude: whole }, code: /(css|html|svg)`/ },
    handler: (code, fileName) => minifyHTMLLiterals(code, { fileName, html: oneSpace }),
  },
}
