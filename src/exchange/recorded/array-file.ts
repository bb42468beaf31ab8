import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { isRecorded, stepsOfRecords } from '../../experiment/spec/recorded.ts'
import { count, listed } from '../../experiment/spec/values/sentences.ts'
import { arrayTable } from '../arrays/array-table.ts'
import { arrayError, fileError, type NumberArrays } from '../arrays/arrays.ts'
import { fromJsonArrays } from '../arrays/json-arrays.ts'
import { fromNpz } from '../arrays/npz.ts'
import { fromSafetensors } from '../arrays/safetensors.ts'
import { experimentFromWeights, type GivenNetwork } from './given-network.ts'
import { flatWeights, mlpOf } from './mlp.ts'
import { refuseOtherArrays } from './other-arrays.ts'
import { foundRun } from './recorded-run.ts'
import { isRun } from './run-arrays.ts'
import { experimentOfSurface, isSurface, surfaceNames } from './surface.ts'

/** Sentences that describe a file of arrays. */
interface SaidArrays {
  readonly says: readonly string[]
}

export type FoundArrays = SaidArrays &
  (
    | { readonly kind: 'run' | 'surface'; readonly experiment: TrainingExperiment }
    | { readonly kind: 'weights'; readonly network: GivenNetwork }
    | { readonly kind: 'table'; readonly csv: string }
  )

/** The experiment made from a file of arrays, and a sentence about it. */
export interface OpenedArrays {
  readonly kind: 'run' | 'surface' | 'weights'
  readonly experiment: TrainingExperiment
  readonly says: string
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** True of a zip archive with a PyTorch checkpoint, whose first entry is a pickle in a folder. */
const isCheckpoint = (bytes: Uint8Array): boolean => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(30, 200))
  return isZip(bytes) && /^[^/]*\/(?:data\.pkl|\.format_version|byteorder)/u.test(head)
}

/** True of bytes that begin like a JSON object. A safetensors file begins with a number. */
const isJson = (bytes: Uint8Array): boolean =>
  /^\uFEFF?\s*\{/u.test(new TextDecoder().decode(bytes.subarray(0, 64)))

/** The name of a file without folder and extension. */
const titleOf = (name: string): string => name.replace(/^.*[/\\]/u, '').replace(/\.[^.]*$/u, '')

/** Reads arrays as inputs with targets, or as the weights of a network. */
function foundPlain(arrays: NumberArrays): FoundArrays {
  const csv = arrayTable(arrays)
  if (csv !== undefined) return { kind: 'table', csv, says: [] }
  refuseOtherArrays(arrays)
  const network = mlpOf(Object.fromEntries(Object.entries(arrays).map(([name, { shape }]) => [name, shape])))
  for (const [name, { data }] of Object.entries(arrays)) {
    const wrong = data.findIndex((value) => !Number.isFinite(Math.fround(value)))
    if (wrong >= 0)
      throw arrayError(
        name,
        `contains ${data[wrong]} at place ${wrong}. A run can only start from finite numbers`,
      )
  }
  const { widths, bias } = network
  return {
    kind: 'weights',
    network: { widths, bias, values: Array.from(flatWeights(network, arrays), Math.fround) },
    says: [
      `The weights of this ${widths.join('-')} network become w₀ of the current experiment.`,
      ...(widths.length > 2 ? ['The file does not contain the activation.'] : []),
    ],
  }
}

function foundNpz(arrays: NumberArrays, title: string): FoundArrays {
  if (isRun(arrays)) {
    const { experiment, notes } = foundRun(arrays, title)
    const [run] = experiment.algorithms
    const records = run && isRecorded(run) ? stepsOfRecords(run).length : 0
    const data = experiment.data.kind === 'none' ? '' : ' and its data'
    return {
      kind: 'run',
      experiment,
      says: [...notes, `A run made elsewhere, with ${count(records, 'record')}${data}.`],
    }
  }
  if (isSurface(arrays)) {
    const [shown, ...others] = surfaceNames(arrays)
    const more = others.length > 0 ? ` The file also contains ${listed(others)}.` : ''
    return {
      kind: 'surface',
      experiment: experimentOfSurface(arrays, shown, title),
      says: [`A surface computed elsewhere, ${shown ?? ''}. It is a slice, so runs stay on it.${more}`],
    }
  }
  return foundPlain(arrays)
}

/**
 * Reads the contents of a file of arrays: a run or a surface from .npz; the weights of one MLP, or inputs with targets, from .npz,
 * .safetensors or JSON.
 * @throws ExperimentError, and nothing else, that names the faulty array, or says what to write instead of such a file
 */
export function foundArrays(name: string, bytes: Uint8Array): FoundArrays {
  if (isCheckpoint(bytes) || /\.(?:pt|pth|pkl)$/iu.test(name))
    throw fileError(
      'a PyTorch checkpoint contains pickled objects, which can run code when opened, so this page does not open it. Save the weights with safetensors.torch.save_file(model.state_dict(), "model.safetensors"), or the run by badlands.py',
    )
  if (/\.(?:h5|hdf5)$/iu.test(name))
    throw fileError(
      'this page cannot read HDF5. Convert the file with python badlands.py surface.h5 surface.npz',
    )
  if (isZip(bytes)) return foundNpz(fromNpz(bytes), titleOf(name))
  const isNamed = /\.safetensors$/iu.test(name)
  return foundPlain(!isNamed && isJson(bytes) ? fromJsonArrays(bytes) : fromSafetensors(bytes))
}

/**
 * Makes an experiment from a file of arrays: its run or surface, or `experiment` starting from its weights.
 * @throws ExperimentError, and nothing else, that names the faulty array, or says what to write instead of such a file
 */
export function openedArrays(name: string, bytes: Uint8Array, experiment?: TrainingExperiment): OpenedArrays {
  const found = foundArrays(name, bytes)
  if (found.kind === 'table')
    throw fileError('the file contains inputs and targets. Write them as CSV, which tableFromCsv reads')
  const says = found.says.join(' ')
  if (found.kind !== 'weights') return { ...found, says }
  return { kind: found.kind, experiment: experimentFromWeights(found.network, experiment), says }
}
