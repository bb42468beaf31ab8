import { beginsWith, endingOf, type Incoming } from './incoming.ts'

/** A known kind of file that the page does not open, with a sentence that gives the reason and what to do. */
interface RefusedKind {
  readonly isIt: (incoming: Incoming) => boolean
  readonly why: string
}

const hasEnding =
  (...endings: readonly string[]) =>
  ({ name }: Incoming): boolean =>
    endings.includes(endingOf(name))

/** A pickle of protocol 2 to 5, by its first two bytes. */
const isPickle = ({ head }: Incoming): boolean =>
  beginsWith(head, [0x80]) && head[1] !== undefined && head[1] >= 2 && head[1] <= 5

const isHdf5 = ({ head }: Incoming): boolean =>
  beginsWith(head, [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a])

const isPicture = ({ head }: Incoming): boolean =>
  beginsWith(head, [0x89, 0x50, 0x4e, 0x47]) || beginsWith(head, [0xff, 0xd8, 0xff])

const isPdf = ({ head }: Incoming): boolean => beginsWith(head, [0x25, 0x50, 0x44, 0x46])

/** A workbook of Excel up to 2003, or a newer one with a password. */
const isOldWorkbook = (incoming: Incoming): boolean =>
  hasEnding('.xls')(incoming) || beginsWith(incoming.head, [0xd0, 0xcf, 0x11, 0xe0])

/** A workbook of another program, or in Excel's binary format. */
const isOtherWorkbook = hasEnding('.ods', '.numbers', '.xlsb')

const isStoredTable = hasEnding(
  '.parquet',
  '.feather',
  '.arrow',
  '.rds',
  '.rdata',
  '.rda',
  '.sav',
  '.dta',
  '.sas7bdat',
  '.mat',
)

/** Known kinds that are refused, most reliable first. */
export const refusedKinds: readonly RefusedKind[] = [
  {
    isIt: (incoming) => isHdf5(incoming) || hasEnding('.h5', '.hdf5')(incoming),
    why: `is an HDF5 file, which this page cannot read. Convert it with "python badlands.py surface.h5 surface.npz".`,
  },
  {
    isIt: (incoming) => isPickle(incoming) || hasEnding('.pt', '.pth', '.pkl', '.pickle', '.ckpt')(incoming),
    why: `is a checkpoint that contains a pickle, which can run code when opened, so this page does not open it. Save its weights with safetensors.torch.save_file(model.state_dict(), "model.safetensors"), or the run by badlands.py.`,
  },
  {
    isIt: hasEnding('.onnx'),
    why: `is an ONNX network, with operations that the networks of this page do not have. Save the weights of a network of layers as .safetensors.`,
  },
  {
    isIt: isOldWorkbook,
    why: 'is a workbook from an old version of Excel, or has a password. In Excel choose File > Save As > CSV UTF-8, or copy the cells and paste them here.',
  },
  {
    isIt: isOtherWorkbook,
    why: 'is a spreadsheet. Save the sheet as CSV: in LibreOffice File > Save As > Text CSV, in Numbers File > Export To > CSV. Or copy the cells and paste them here.',
  },
  {
    isIt: isStoredTable,
    why: 'is a table in a format that this page cannot read. Save it as CSV: df.to_csv("table.csv") in Python, write.csv(df, "table.csv") in R.',
  },
  {
    isIt: (incoming) => isPicture(incoming) || isPdf(incoming),
    why: 'is a picture or PDF, with no numbers to read. Import the numbers as a table (CSV) instead.',
  },
]
