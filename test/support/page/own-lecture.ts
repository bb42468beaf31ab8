/** A small experiment whose surface and runs take only a moment. */
const experiment = `seed: 1
data: {kind: table, task: regression, inputs: [[1]], targets: [[1]]}
model: {kind: mlp, widths: [1, 1, 1], activation: tanh, bias: false}
metric: {loss: squared}
algorithms: [{id: sgd, learningRate: 0.1, steps: 20}]
starts: [{kind: weights, values: [2, -1]}]
plane: {kind: weights, first: 0, second: 1, extent: {a: [-3, 3], b: [-3, 3]}}`

/** A lecture of one step, as an author writes it. */
export const ownLecture = `---
badlands: 1
id: mine
---
# Mine

## One

Its words.

\`\`\`experiment
${experiment}
\`\`\`
`

/**
 * A lecture of two steps that tries to run scripts, to show pictures from other sites, and to use the
 * network.
 */
export const hostileLecture = `---
badlands: 1
id: two-weights
authors: ["<img src=x onerror=attack()>"]
---
# Mine <img src=x onerror=attack()>

> [!idea] An idea <img src="https://evil.example/idea.png" onerror="attack()">

> [!minute] Say <script>attack()</script> this, and ![a picture](https://evil.example/minute.png).

## One <script>attack()</script>

Words <img src="https://evil.example/words.png" onerror="attack()">, ![a picture](https://evil.example/picture.png),
[a link](javascript:attack()), [another](data:text/html,<script>attack()</script>), [a good one](https://example.org/).

<iframe src="https://evil.example"></iframe><style>@import "https://evil.example/style.css";</style><svg onload="attack()"></svg>

$\\href{javascript:attack()}{x}$, $\\url{javascript:attack()}$, $\\includegraphics{https://evil.example/tex.png}$,
$\\htmlId{x" onclick="attack()}{y}$, $\\text{<img src=x onerror=attack()>}$

> [!try] Press <button onclick="attack()">this</button>, [or this](javascript:attack()).

> [!watch] The mark <img src=x onerror=attack()>.

\`\`\`experiment
title: "<img src=x onerror=attack()>"
${experiment}
\`\`\`
\`\`\`show
stage: "<img src=x onerror=attack()>"
numbers: {"<img src=x onerror=attack()>": final-loss}
predictions: [{valley: "<img src=x onerror=attack()>"}]
\`\`\`

## Two

The second.

\`\`\`experiment
algorithms: [{id: sgd, learningRate: 0.05, steps: 20}]
\`\`\`
`
