import { expect, test } from 'vitest'
import { tidied } from '../../../../../src/exchange/lecture/edit/tidy.ts'
import { parseLecture } from '../../../../../src/exchange/lecture/parse-lecture.ts'
import { lectureTexts } from '../../../../support/lectures/lecture-texts.ts'

const messy = `---
badlands:   1
id: "mine"
---
# Mine
> [!idea] An idea.



> [!minute] A minute.
## One
Words   stay, with {seed}.
> [!try] Try this.
\`\`\`experiment
seed:   1
data:
  kind: generated
  id: sine
\`\`\`

\`\`\`show
# The surface first.
hero:   surface
\`\`\`

\`\`\`check
- [
\`\`\`
`

const tidy = `---
badlands: 1
id: mine
---
# Mine

> [!idea] An idea.

> [!minute] A minute.

## One

Words   stay, with {seed}.

> [!try] Try this.

\`\`\`experiment
seed: 1
data: {kind: generated, id: sine}
\`\`\`
\`\`\`show
# The surface first.
hero:   surface
\`\`\`
\`\`\`check
- [
\`\`\`
`

test('data are reformatted, except those with comments and those that cannot be parsed, without changing a word', () => {
  expect(tidied(messy).text).toBe(tidy)
  expect(tidied(tidy).change, 'once').toBeUndefined()
  expect(tidied(messy.replaceAll('\n', '\r\n')).text).toBe(tidy.replaceAll('\n', '\r\n'))
})

test('a formatted lecture means the same, and formatting it again changes nothing', () => {
  for (const { id, text } of lectureTexts.filter((one) => one.id === 'two-weights')) {
    const { text: after } = tidied(text)
    expect(parseLecture(after).scenario, id).toEqual(parseLecture(text).scenario)
    expect(tidied(after).change, id).toBeUndefined()
  }
})
