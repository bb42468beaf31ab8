import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Names that several files of src export, by the reason why none of them is renamed. */
const repeated = [
  // Types that belong to their file, as Step does to a lecture and to a run.
  `
    Agreement Answers Box Cell Claim Compared Directions Draws DrawsInput Field Keeping Named
    NumbersInput Operation Option Origin Outcome PackedSamples Parameter Patch Path Picture Point
    PointNumbers Progress Room Rows Sample Samples Shape Shown Step SweepProgress Variant Verdict Work
  `,
  // Short helpers, which say with their argument what they return.
  `
    agreementOf axesOf depthOf endOf faultOf fieldOf frameOf inputsOf labelsOf layoutOf lossOn metricOf
    middleOf nameOf numberOf numbersOf optionsOf partOf placeOf pointOn problemOf rowsOf saidOf
    samplesOf startOf stepAt surfaceOf tableOf targetsOf textOf valueAt variantOf verdictOf weightsAt
    wordsAt wordsOf
  `,
  // The same computation on the device and in float64, or in TensorFlow.js and as a kernel.
  `
    Objective addLayerGradient affine batches checkedWeights constants linearizedOutputs networkOutputs
    normalize outputs packSamples pool project readInputs shownMetric sine terrain throughSkip trains
  `,
  // A picture, and what it draws or computes.
  `
    Drawing coordinates functions gaps kernelByAngle spectrum sweep walkers
  `,
  // A dictionary, and what it translates.
  `
    counts german glossary lectureText messageOf partsOf pictures placesIn presets sentence translations
  `,
  // Other names of one word, whose files have nothing to do with each other.
  `
    Expression Graph Pace StepWords Surface between dot drawCurve drawStart draws edgeDimension
    experimentWords field flatWeights flowEndSharpness hiddenUnits inputNames keeping languageFault
    learnedFunction listed minus moment number numbers opening operations pair partNames quantityNames
    quoted readLists shareWords shortened stateWords surfaceNames tell twoMoons without
  `,
].flatMap((names) => names.trim().split(/\s+/u))

const sources = execFileSync('git', ['ls-files', 'src'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts'))

const exported = /^export (?:async |abstract )?(?:interface|type|const|class|function\*?) (\w+)/gmu

/** The names that more than one file exports. */
function repeatedNames(): string[] {
  const files = new Map<string, Set<string>>()
  for (const file of sources)
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(exported))
      files.set(name, (files.get(name) ?? new Set()).add(file))
  return [...files].flatMap(([name, { size }]) => (size > 1 ? [name] : []))
}

// A reader who searches for a name should find one thing. Choose a longer name before adding one to the list.
test('a name exported by several files is one of those that are known to be', () => {
  expect(repeatedNames().toSorted()).toEqual(repeated.toSorted())
})

test('a bound, which begins with most or least, has a name of its own', () => {
  expect(repeated.filter((name) => /^(?:most|least|fewest|longest)[A-Z]/u.test(name))).toEqual([])
})
