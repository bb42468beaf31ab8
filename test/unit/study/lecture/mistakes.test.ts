import { expect, test } from 'vitest'
import { parseLecture } from '../../../../src/exchange/lecture/parse-lecture.ts'
import { finish } from '../../../../src/math/work.ts'
import { wordsFaults } from '../../../../src/study/lecture/words-faults.ts'
import { german } from '../../../../src/words/language/german/german.ts'
import { Translator } from '../../../../src/words/language/translator.ts'

/** A lecture without mistakes, with most of the features that a lecture may have. */
const base = `---
badlands: 1
id: two-rates
language: en
---
# Two rates

> [!idea] One bowl, two rates.

> [!minute] The steeper way decides.

## The bowl

Both runs go down to $w_1^2 = 0$. The first ends at {final-loss}, after {algorithms.0.steps} steps.

> [!try] Drag w₀ over the [bowl](https://example.org).

> [!watch] The runs come down, the second one to {final-loss algorithm=1}.

> [!ask] How large is the loss at the end?

- below a tenth {< 0.1}
- above it {>= 0.1}

> [!because] The rate is below $\\frac{2}{b}$.

\`\`\`question
answer: final-loss
\`\`\`
\`\`\`experiment
seed: 1
data: {kind: none}
model: {kind: function, id: quadratic, parameters: {a: 1, b: 25}}
metric: {loss: squared}
algorithms:
  - {id: sgd, learningRate: 0.01, steps: 60}
  - {id: momentum, learningRate: 0.01, momentum: 0.9, steps: 60}
starts: [{kind: weights, values: [1, 1]}]
plane: {kind: weights, first: 0, second: 1, extent: {a: [-1.5, 1.5], b: [-1.5, 1.5]}}
\`\`\`
\`\`\`show
hero: surface
insets: [losses]
marks: {The runs: run}
predictions: [curvature-axes]
\`\`\`
\`\`\`check
- final-loss in [0, 1]: simulated in float64
- largest-loss in [1, 30], oracle: simulated in float64
\`\`\`

## The rate

The rate decides. {sweep mean at=1}

\`\`\`show
hero: sweep
beside:
  faster: {algorithms: [{id: sgd, learningRate: 0.05, steps: 60}]}
dial:
  label: learning rate
  values: [0.01, 0.02, 0.04]
  with: {algorithms: [{id: sgd, learningRate: 0.01, steps: 60}]}
  vary: algorithms.0.learningRate
sweep:
  label: learning rate
  values: [0.01, 0.02, 0.05]
  with: {algorithms: [{id: sgd, learningRate: 0.01, steps: 60}]}
  vary: algorithms.0.learningRate
  quantities:
    loss at the end: final-loss
  rules: [{at: 0.04, label: 1/b}]
\`\`\`
\`\`\`check
- sweep mean at=0 in [0, 1]: simulated in float64
\`\`\`

# Caveats

- Two rates are few.

# References

- A book {confirmed}
`

/**
 * The lecture read from a text and all its faults, each as `line:column message`, with ~ after the place if
 * the step is shown nevertheless.
 */
function read(text: string) {
  const { scenario, problems } = parseLecture(text)
  const told = [...problems, ...finish(wordsFaults(text))].map(
    ({ line, column, message, mild }) => `${line}:${column}${mild ? '~' : ''} ${message}`,
  )
  return { steps: scenario?.steps.length ?? 0, told }
}

test('the lecture without a mistake has no fault', () => {
  expect(read(base)).toEqual({ steps: 2, told: [] })
})

/** Mistakes by kind: the correct text, its replacement, and the message about it. */
const mistakes = [
  ['front matter', '---\nbadlands', 'badlands', '1:1 this is not a lecture. Write --- in line 1, as every lecture does'],
  ['front matter', 'id: two-rates\n', '', '2:1 "id" is missing. Write id: and its value'],
  ['front matter', 'id: two-rates', 'id: two rates', '3:5 id: must be letters, digits and hyphens, without spaces'],
  ['front matter', 'language: en', 'langage: en', '4:1 langage: unknown field "langage". Do you mean "language"?'],
  ['front matter', 'language: en', 'authors: A. Lecturer', '4:10 authors: must be a list. Write "A. Lecturer" in square brackets'],
  ['front matter', 'language: en\n---', 'language: en', '1:1 the second --- is missing. Write it below the last line of the front matter'],
  ['front matter', '# Two rates\n', '', '11:1 the title is missing before the first step. Write it in a line that begins with # and a space'],
  ['languages', 'language: en', 'language: english', '4:11~ "english" is not the code of a language. Write a language code like en or de'],
  ['languages', 'language: en', 'language: klingon', '4:11~ "klingon" is not the code of a language. Write a language code like en or de'],
  ['steps', '## The rate\n', '# The rate\n', '52:1 "The rate" is not a part of a lecture. Begin a step with ##; # is for Caveats, References and Numbers'],
  ['steps', '## The bowl\n', '#The bowl\n', '12:1 a space is missing after #. Write ## The bowl'],
  ['steps', '## The rate\n', '## The bowl\n', '52:1 another step has the id "the-bowl". Write another one after this title, such as {#the-bowl-2}'],
  ['steps', '```show\nhero: sweep', '```experiment from top\nseed: 1\n```\n```show\nhero: sweep', '56:1 there is no step "top" before this one. Write the-bowl after from'],
  ['fences', '```show\nhero: sweep', '```shows\nhero: sweep', '56:1 there is no fence "shows". Do you mean "show"?'],
  ['fences', '[1, 30], oracle: simulated in float64\n```', '[1, 30], oracle: simulated in float64', '47:1 this fence is not closed. Write ``` below its last line'],
  ['fences', '```show\nhero: sweep', '```show\nhero: surface\n```\n```show\nhero: sweep', '59:1 the step has a fence "show" already. Put both into one'],
  ['callouts', '> [!because]', '> [!becuase]', '25:1 there is no "[!becuase]" here. Do you mean "because"?'],
  ['callouts', '> [!try] Drag', '> [!try] One.\n\n> [!try] Drag', '18:1 "[!try]" is given twice. Put both texts into one'],
  ['tabs', '  - {id: sgd, learningRate: 0.01, steps: 60}\n  - {id: mom', '	- {id: sgd, learningRate: 0.01, steps: 60}\n  - {id: mom', '36:1 a tab indents this line. Use spaces instead'],
  ['indentation', '  - {id: momentum', ' - {id: momentum', '37:1 this line is indented differently from its neighbours. Align it with them'],
  ['indentation', 'metric: {loss: squared}', '  metric: {loss: squared}', '34:1 this line is indented differently from its neighbours. Align it with them'],
  ['YAML', 'hero: surface', 'hero: [surface', '42:7 this "[" is not closed. Write the "]" that is missing'],
  ['YAML', 'seed: 1\n', 'seed 1\n', '31:1 this line has no colon between a name and a value. Write it as name: value'],
  ['YAML', 'insets: [losses]', 'stage: the bowl: before\ninsets: [losses]', '43:8 a second colon in one line cannot be read. Write "the bowl: before" in quotation marks, or remove the colon'],
  ['YAML', '  label: learning rate\n  values: [0.01, 0.02, 0.04]', '  label: rate: slow to fast\n  values: [0.01, 0.02, 0.04]', '61:10 a second colon in one line cannot be read. Write "rate: slow to fast" in quotation marks, or remove the colon'],
  ['YAML', '  faster: {', '  faster, or: not: {', '59:15 a second colon in one line cannot be read. Write the text before it in quotation marks, or remove the colon'],
  ['YAML', 'insets: [losses]', 'stage: "the bowl\ninsets: [losses]', '43:8 this quotation mark is not closed. Write another one after the text, or remove it'],
  ['YAML', 'marks: {The runs: run}', 'marks: {The runs: run', '44:8 this "{" is not closed. Write the "}" that is missing'],
  ['YAML', 'seed: 1\n', 'seed: 1\nseed: 2\n', '32:1 "seed" is given twice. Remove one of them'],
  ['decimal commas', 'learningRate: 0.01, steps: 60}\n  - {id: mom', 'learningRate: 0,07, steps: 60}\n  - {id: mom', '36:29 "0,07" has a comma. Write 0.07, with a point'],
  ['decimal commas', 'values: [0.01, 0.02, 0.05]', 'values: [0,01, 0,02, 0,05]', '67:12~ "0,01" has a comma. Write 0.01, with a point'],
  ['decimal commas', '{< 0.1}', '{< 0,1}', '22:1 "0,1" has a comma. Write 0.1, with a point'],
  ['decimal commas', 'final-loss in [0, 1]', 'final-loss = 0,01', '48:3 "0,01" has a comma. Write 0.01, with a point'],
  ['decimal commas', '{>= 0.1}', '{0,5}', '23:1 "0,5" has a comma. Write 0.5, with a point'],
  ['decimal commas', '{>= 0.1}', '{in [0,1, 0,5]}', '23:1 "0,1" has a comma. Write 0.1, with a point'],
  ['decimal commas', 'final-loss in [0, 1]', 'final-loss in [0,1, 0,5]', '48:3 "0,1" has a comma. Write 0.1, with a point'],
  ['decimal commas', 'final-loss in [0, 1]', 'final-loss = 0.5 ± 0,1', '48:3 "0,1" has a comma. Write 0.1, with a point'],
  ['numbers', 'steps: 60}\n  - {id: mom', 'steps: 60.5}\n  - {id: mom', '36:42 algorithms[0].steps: must be a whole number'],
  ['numbers', 'learningRate: 0.01, steps: 60}\n  - {id: mom', 'learningRate: 1e300, steps: 60}\n  - {id: mom', '36:29~ 1e+300 is too large to compute with. Write a number below 3.4e38'],
  ['out of bounds', 'learningRate: 0.01, steps: 60}\n  - {id: mom', 'learningRate: -0.01, steps: 60}\n  - {id: mom', '36:29 algorithms[0].learningRate: must not be negative'],
  ['out of bounds', 'steps: 60}\n  - {id: mom', 'steps: 2000000}\n  - {id: mom', '36:42 algorithms[0].steps: must be at most 1000000'],
  ['out of bounds', 'rules: [{at: 0.04', 'rules: [{at: 0.08', '72:16~ the rule at 0.08 is not drawn, because the axis goes from 0.01 to 0.05. Choose an at in that range, or add a value'],
  ['wrong types', 'learningRate: 0.01, steps: 60}\n  - {id: mom', 'learningRate: slow, steps: 60}\n  - {id: mom', '36:29 algorithms[0].learningRate: must be a number, not "slow"'],
  ['wrong types', 'insets: [losses]', 'insets: losses', '43:9 insets: must be a list. Write "losses" in square brackets'],
  ['missing fields', '  - {id: sgd, learningRate: 0.01, steps: 60}\n  - {id: mom', '  - {id: sgd, learningRate: 0.01}\n  - {id: mom', '36:5 "steps" is missing in algorithms[0]. Write steps: and its value'],
  ['missing fields', 'answer: final-loss\n', 'kind: choice\n', '28:1 "answer" is missing. Write answer: and its value'],
  ['missing fields', '  vary: algorithms.0.learningRate\nsweep', 'sweep', '61:3 "vary" is missing. Write vary: and the field that takes the values'],
  ['unknown names', 'learningRate: 0.01, steps: 60}\n  - {id: mom', 'learningrate: 0.01, steps: 60}\n  - {id: mom', '36:15 algorithms[0].learningrate: unknown field "learningrate". Do you mean "learningRate"?'],
  ['unknown names', '{id: sgd, learningRate: 0.01, steps: 60}\n  - {id: mom', '{id: gradient descent, learningRate: 0.01, steps: 60}\n  - {id: mom', '36:10 algorithms[0].id: must be one of "sgd", "momentum", "nesterov", "rmsprop", "adam", "adamw", "adagrad", "heavy-ball", "sign", "lion", "perturbed", "langevin", "sam", "newton", "gauss-newton", "flow", "muon", not "gradient descent"'],
  ['unknown names', 'insets: [losses]', 'insets: [loss]', '43:10 insets[0]: there is no "loss" here. Do you mean "losses"?'],
  ['unknown names', 'predictions: [curvature-axes]', 'predictions: [axes]', '45:15 predictions[0]: there is no formula "axes". Do you mean "curvature-axes"?'],
  ['unknown names', 'marks: {The runs: run}', 'marks: {The runs: runs}', '44:19 "runs" is not a mark. Write run, run: 2, dips, level, prediction: and a formula, a picture, or a picture: and what is written in it'],
  ['live numbers', '{final-loss},', '{end-loss},', '14:54 there is no quantity "end-loss". Do you mean "final-loss"?'],
  ['live numbers', '{final-loss},', '{final-loss algorithm=2},', '14:54~ there is no "algorithm=2". The step has 2 algorithms, counted from 0. Write 0 or 1'],
  ['live numbers', '{algorithms.0.steps} steps', '{algorithms.5.steps} steps', '14:74 this step\'s experiment has no number at "algorithms.5.steps". Write a field that it has'],
  ['live numbers', '{final-loss},', '{final-loss run=1},', '14:54 "final-loss" has no argument "run". Write start=, algorithm='],
  ['live numbers', 'The rate decides.', 'The set {1, 2} decides.', '54:10 "1, 2" does not change. Write it without braces, or \\{ for a brace'],
  ['live numbers', '{final-loss},', '{sweep mean at=1},', '14:54 this is a number of a sweep, but the step has none. Add one, or name another number'],
  ['live numbers', '{final-loss},', '{final-loss = about 0.1},', '14:54 "about" is not a decimal number. Write its digits, such as 0.07'],
  ['claims', 'largest-loss in [1, 30], oracle: simulated', 'largest-loss / final-loss in [1, 30]: simulated', '49:3 "largest-loss / final-loss" is arithmetic, but a claim here is about one quantity. Write it in the text, in braces'],
  ['claims', '- final-loss in [0, 1]: simulated in float64', '- final-loss in [0, 1]', '48:3 "final-loss in [0, 1]" has no source. Write a colon after it, and where the number comes from'],
  ['claims', '- final-loss in [0, 1]', '- final-loss ~ 0.1', '48:3 "final-loss ~ 0.1" claims nothing. Write = and a number, or in [a, b]'],
  ['claims', '- sweep mean at=0 in [0, 1]', '- sweep middle in [0, 1]', '75:3 there is no number of a sweep "middle". Write slope, slope-error, mean, median, least, most, ratio'],
  ['claims', '[1, 30], oracle: simulated', '[1, 30], orakle: simulated', '49:3 "orakle" is not a part of a claim. Do you mean "oracle"?'],
  ['claims', '- final-loss in [0, 1]', '- histogram mean in [0, 1]', '48:3 this is a claim about a histogram, but the step has none. Add one to its show fence'],
  ['units', '  - {id: sgd, learningRate: 0.01, steps: 60}\n  - {id: mom', '  - {id: sgd, learningRate: 0.01, steps: 60 steps}\n  - {id: mom', '36:42 algorithms[0].steps: must be a number, not "60 steps". Write 60 without its unit'],
  ['questions', 'answer: final-loss\n', 'answer: the loss\n', '28:9 answer: there is no quantity "the loss". Do you mean "final-loss"?'],
  ['questions', '```question\nanswer: final-loss\n```\n', '', '20:1 the question has no answer. Write it in a fence ```question'],
  ['questions', '> [!ask] How large is the loss at the end?\n\n- below a tenth {< 0.1}\n- above it {>= 0.1}\n', '', '23:1 the question has no text. Write > [!ask] and the question'],
  ['questions', '- below a tenth {< 0.1}\n- above it {>= 0.1}\n', '', '20:1 the question has no options. List them, or write kind: place, number or curve'],
  ['options', '{>= 0.1}', '', '23:1~ this option does not say when it is right. Write that in braces after it, as in {= 0.5}'],
  ['options', '{>= 0.1}', '{> 0.1}', '23:1 "> 0.1" in braces is not understood. Write {= 1}, {< 2}, {>= 2}, {2 .. 3}, {= final-loss}, {at 2, 3}, {cell 0, 1} or {sketch 8 fall, 8 hill}'],
  ['options', '{>= 0.1}', '{>= 0.05}', '23:1 >= 0.05 and < 0.1 overlap. Let only one option be right'],
  ['predictions', 'predictions: [curvature-axes]', 'predictions: [quadratic-path algorithm=3]', '45:15~ there is no "algorithm=3". The step has 2 algorithms, counted from 0. Write 0 or 1'],
  ['predictions', '- final-loss in [0, 1]: simulated in float64', '- prediction quadratic-path within 0.01', '48:3 the step draws no prediction "quadratic-path". Add it to predictions in the show fence'],
  ['LaTeX', '$w_1^2 = 0$', '$w_1^{2) = 0$', '14:27~ this "{" has no matching "}". Write the missing "}", or remove this one'],
  ['LaTeX', '$w_1^2 = 0$', '$\\alhpa = 0$', '14:23~ "\\alhpa" is not a formula command. Do you mean "\\alpha"?'],
  ['LaTeX', '$w_1^2 = 0$', '$w_1^2 = 0', '14:22~ this "$" has no partner. Write a second one after the formula, or \\$ for a dollar'],
  ['LaTeX', '\\frac{2}{b}', '\\frac{2}', '25:41~ a command in this formula lacks its argument. Write it in braces, as in \\frac{1}{2}'],
  ['links', '[bowl](https://example.org)', '[bowl](www.example.org)', '16:34~ the link to "www.example.org" leads nowhere. Begin it with https:// or #'],
  ['stages', 'final-loss algorithm=1}', 'final-loss stage=1}', '18:51 this step has no stage 1. Leave stage out, or add one with beside'],
  ['stages', 'starts: [{kind: weights, values: [1, 1]}]', 'starts: [{kind: weights, values: [1, 1, 1]}]', '38:34 starts[0].values: must list the model\'s 2 weights, not 3 numbers'],
] as const // prettier-ignore

test.each(mistakes)('%s: %s, written %s, is reported once, in place', (_kind, written, mistake, fault) => {
  expect(base).toContain(written)
  const { steps, told } = read(base.replace(written, () => mistake))
  expect(told).toEqual([fault])
  const isMild = /^\S+~ /u.test(fault)
  expect(steps === 2, 'all steps are shown').toBe(isMild)
})

test('every message exists in German too', () => {
  const speech = new Translator('de', german)
  for (const [, , , fault] of mistakes) {
    const message = fault.replace(/^\S+ /u, '')
    const said = speech.written(message)
    expect(said).not.toBe(message)
    expect(said.replaceAll(/„[^“]*“|"[^"]*"/gu, ''), message).not.toMatch(
      /\b(?:the|Write|must|there is|is not)\b(?!-)/u,
    )
  }
})

test('a fault neither hides one of the next step, nor creates one in a healthy place', () => {
  const broken = base.replace('seed: 1\n', 'seed 1\n')
  const both = broken.replace('## The rate\n', '## The rate\n\n```experiment\nseeed: 2\n```\n')
  expect(read(both).told.map((one) => one.replace(/^\S+ /u, ''))).toEqual([
    'this line has no colon between a name and a value. Write it as name: value',
    'seeed: unknown field "seeed". Do you mean "seed"?',
  ])
})
