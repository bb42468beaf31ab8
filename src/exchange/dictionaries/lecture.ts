/**
 * Frequent text in lectures, for links with a lecture: German and English words, callouts, and data in fences, the most frequent last. A
 * link can only be read with exactly the dictionary that it was made with, so this never changes. A better dictionary needs a new version
 * of links.
 */
export const lectureDictionary = String.raw`, dass sich nicht auch noch mehr als eine oder einem einen einer des dem den der die das und ist sind wird werden hat haben wenn aber wie wo von vom zum zur für mit auf aus bei nach über unter zwischen zwei drei ein kein keine Die Der Das Ein Eine Es Wo Wie Warum Gradientenabstieg Lernrate Verlust Schritte Gewichte Netz Fläche Tal Minimum Lauf Läufe Start am Ende im ersten Schritt, weil 
 through where while without which would there their these those before after again always because between about another against should cannot could only every each other than that then them they this with what when how why who will were have has been more most less least much many both same still even first second third last one two three four five half twice times once steps along across above below near far away from into over under onto its for are but not was all can you we as at by be do go so no is it in on of or to a an and the 
function, matrix, gradient descent, learning rate, momentum, the loss falls, the loss surface, landscape, network, hidden layers, weights, samples, labels, test loss, valley, bottom, minimum, saddle, curvature, sharpness, distance, direction, random, noise, batch, schedule, starting point, the same start, from the start to the end, converge, diverge, generalise, 
# Caveats

# References

- {confirmed}

$\eta < 2/\lambda$ $w_1$ $x^2$ $\frac{1}{2} \sum_i \rho \sigma \nabla L(w)$ {algorithms.0.steps} {final-loss} {final-loss algorithm=1} {final-loss = 0.0
> [!scene] > [!ask] Where does it end? How many What is the What becomes of the 
- the same
- higher
- lower {= 1}

> [!because] The 

> [!try] Drag w₀ 

> [!watch] The run 

${'```'}question
kind: place
kind: curve
kind: number
answer: final-loss
scale: {from: 0, to: 1, label: loss}
axis: up
within: 0.1
given: 
kind: choice
${'```'}

${'```'}experiment whole
title: 
seed: 1
data: {kind: none}
data: {kind: table, task: regression, inputs: [[1], [2]], targets: [[1], [-1]]}
data: {kind: generated, id: two-moons, size: 200, testSize: 200, noise: 0.1, labelCorruption: 0}
data: {kind: generated, id: digits, size: 256}
model: {kind: function, id: custom, expression: (w1 - 1)^2 + (w2 - 1)^2}
model: {kind: function, id: himmelblau}
model: {kind: mlp, widths: [2, 8, 8, 1], activation: relu, bias: false}
model: {kind: mlp, widths: [1, 1, 1], activation: tanh, linearity: 0}
metric: {loss: cross-entropy}
metric: {loss: logistic}
metric: {loss: squared, factor: 0.5}
algorithms:
- {id: momentum, learningRate: 0.01, steps: 1000, momentum: 0.9}
- {id: adam, learningRate: 0.001, steps: 200, batch: {size: 16}}
- id: sgd
  learningRate: 0.1
  schedule: {kind: warm-up, steps: 10, then: {kind: cosine, to: 0.01}}
  steps: 400
algorithms: [{id: sgd, learningRate: 0.1, steps: 100}]
starts: [{kind: random, distribution: he-normal}]
starts: [{kind: plane, a: 0, b: 0}]
starts: [{kind: weights, values: [2, -1]}]
plane: {kind: line, from: {start: 0, algorithm: 0, step: end}, to: 
plane: {kind: random, normalization: filter, origin: end}
plane: {kind: random, extent: {a: [-1, 1], b: [-1, 1]}, normalization: filter}
plane: {kind: weights, first: 0, second: 1, extent: {a: [-5, 5], b: [-5, 5]}}
terrain: {quantity: outcome, show: 
view: {height: log, range: [0.001, 10], camera: {azimuth: 30, polar: 45, zoom: 1.2}}
${'```'}
${'```'}show
view: {camera: {azimuth: 30, polar: 40, zoom: 1.
hero: sweep
hero: surface
insets: []
controls: []
controls: [w0, learning-rate, linearity]
tools: [dial, sweep]
marks: {end: run, 
opens: 20
names: {axes: [direction u, direction v]}
dial:
  label: rate
  values: [0.01, 0.1, 0.2, 0.5]
  vary: algorithms.0.learningRate
sweep:
  label: learning rate
  values: [0.1, 0.2, 0.3]
  vary: algorithms.0.learningRate
  quantities: {loss: final-loss algorithm=0}
  seeds: 5
beside:
numbers: {loss: final-loss}
predictions: []
${'```'}
${'```'}check
- simulated in float64, 5 seeds:
  - sweep mean of=0 at=0 in [0, 0.1]
- final-loss in [0, 1], most over 8 draws: float64
- final-loss algorithm=1 in [0, 0.5]: float64
- end-distance = 0 ± 0.01: 
${'```'}

## The 
---
badlands: 1
id: 
language: de
language: en
authors: []
license: CC BY 4.0
assignment: {name: yes, seed: yes, steps: []}
---

# 

> [!idea] A 

> [!minute] 

## `
