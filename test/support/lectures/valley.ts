/** A lecture of two steps with all kinds of text. */
export const valley = `---
badlands: 1
id: valley
language: en
---
# A valley

> [!idea] Where does it end?

> [!minute] Say this.

## One step

The loss is {final-loss} and $w_1 = 2$.

> [!try] Drag it.

> [!watch] The red rail ends there.

> [!ask] Where?

- here {= 1}
- there {= 2}

> [!because] It is steep.

\`\`\`question
answer: final-loss
\`\`\`
\`\`\`experiment
seed: 1
data: {kind: table, task: regression, inputs: [[-1], [0], [1]], targets: [[-0.5], [0.1], [1]]}
model: {kind: mlp, widths: [1, 1], activation: linear}
metric: {loss: squared, factor: 0.5}
algorithms: [{id: sgd, learningRate: 0.15, steps: 40}]
starts: [{kind: weights, values: [-1, 1]}]
plane: {kind: weights, first: 0, second: 1, extent: {a: [-2, 3], b: [-3, 2]}}
\`\`\`
\`\`\`show
marks: {red rail: "prediction: quadratic-path"}
names: {axes: [slope w, height b]}
predictions: [quadratic-path]
\`\`\`

## Another

More.
`

/** The complete German translation. */
export const tal = `---
badlands: 1
translates: valley
language: de
---
# Ein Tal

> [!idea] Wo endet es?

> [!minute] Sage dies.

\`\`\`words
red rail: rote Schiene
slope w: Steigung w
height b: Höhe b
every step of the run: jeder Schritt des Laufs
\`\`\`

## Ein Schritt {#one-step}

Der Verlust ist {final-loss} und $w_1 = 2$.

> [!try] Ziehen.

> [!watch] Dort endet die rote Schiene.

> [!ask] Wo?

- hier
- dort

> [!because] Es ist steil.

## Noch einer {#another}

Mehr.
`
