import type { Catalogue } from '../translator.ts'

/** Imports: files, tables, experiments. */
export const bring: Catalogue = {
  'not decided yet': 'noch offen',
  '<b>Drop to import</b>': '<b>Hier ablegen, um es hereinzuholen</b>',
  'Tables open in a preview first. Lectures open right away. Experiments ask before they open.':
    'Eine Tabelle wird gezeigt, bevor sie verwendet wird. Eine Vorlesung öffnet sich. Vor dem Öffnen eines Experiments wird gefragt.',
  'Nothing leaves this page. You can also drop a file or paste text anywhere on it.':
    'Nichts verlässt diese Seite. Eine Datei kann auch überall auf ihr abgelegt, ein Text eingefügt werden.',
  'Paste text here': 'Ein Text, hier eingefügt',
  'x, y, class&#10;0.5, 1.2, a&#10;…': 'x; y; Klasse&#10;0,5; 1,2; a&#10;…',
  '{0} Choose a file': '{0} Datei wählen',
  'Import text': 'Den Text hereinholen',
  'This replaces the current experiment. You can undo it.':
    'Es tritt an die Stelle des offenen Experiments. Rückgängig führt zu diesem zurück.',
  'Open it': 'Öffnen',
  'choose one': 'wählen',
  'Activation of its hidden layers': 'Aktivierung seiner verborgenen Schichten',
  'Open an experiment': 'Ein Experiment öffnen',
  Import: 'Hereinholen',
  'bring in': 'hereinholen',
  'A table, an experiment, a lecture or answers (Ctrl-O)':
    'Eine Tabelle, ein Experiment, eine Vorlesung oder Antworten (Strg-O)',
  'Drop a file or paste text: tables, experiments, lectures, answers':
    'Was hier geöffnet werden kann, und ein Feld, um Text einzufügen',
  'Reading the file …': 'Die Datei wird gelesen.',
  'The first rows': 'Die ersten Zeilen',
  'and {0} more': 'und {0} weitere',
  'Use of {0}': 'Verwendung von {0}',
  'train or test': 'Training oder Test',
  'not used': 'nicht verwendet',
  'Numbers to predict, or classes to distinguish':
    'Zahlen, denen es nahezukommen gilt, oder Klassen, die zu unterscheiden sind',
  'missing values': 'fehlende Werte',
  'Empty cells, NA, #N/A, NaN, ? and null count as missing. Among numbers, dashes and dots do too.':
    'Leere Zellen, NA, #NV, NaN, ? und null gelten als fehlend, zwischen Zahlen auch Striche und Punkte',
  'skip the row': 'Zeile weglassen',
  'stop with an error': 'sind ein Problem',
  'test share': 'Testanteil',
  'Fraction of the rows held out for testing, drawn at random with the seed':
    'Anteil der Zeilen, die kein Algorithmus sieht, gezogen nach dem Seed',
  'Seed of the random draw of test rows': 'Wonach die Testzeilen gezogen werden',
  'Subtract each column’s mean and divide by its standard deviation, both over the training set':
    'Jede Spalte ohne ihren Mittelwert und durch ihre Standardabweichung, beide aus dem Trainingsteil',
  standardise: 'standardisieren',
  'header row': 'Namen zuerst',
  'The first row contains the column names': 'Die erste Zeile enthält die Namen der Spalten',
  'horizontal axis': 'quer gezeichnet',
  'vertical axis': 'hoch gezeichnet',
  'The function is drawn over two inputs, with the others at 0':
    'Das Bild der Funktion ist über zwei Eingaben gezeichnet, die anderen bei 0',
  separator: 'Zellen getrennt durch',
  'The character between the cells of a row': 'Was zwischen den Zellen einer Zeile steht',
  commas: 'Kommas',
  semicolons: 'Strichpunkte',
  tabs: 'Tabulatoren',
  bars: 'senkrechte Striche',
  spaces: 'Leerzeichen',
  dates: 'Datumsangaben',
  empty: 'leer',
  'many texts': 'viele Texte',
  '{0} numbers, {1} not': '{0} Zahlen, {1} nicht',
  '{0} texts': '{0} Texte',
  '{0}, {1} missing': '{0}, {1} fehlen',
  'Pasted table': 'Eine eingefügte Tabelle',
  'The pasted text': 'Das Eingefügte',
  'open {0}': '{0} öffnen',
  'data of {0}': 'Daten aus {0}',
  '{0} is too large. {1} has at most {2}.': '{0} ist zu groß. {1} hat höchstens {2}.',
  '{0} kB': '{0} kB',
  '{0} MB': '{0} MB',
  'A table': 'Eine Tabelle',
  'CSV or text, Excel (.xlsx), JSON records, cells of a spreadsheet, or NumPy: .npy, X and y as two .npy, or both in an .npz':
    'CSV oder Text, Excel (.xlsx), JSON-Datensätze, Zellen einer Tabellenkalkulation oder NumPy: .npy, X und y als zwei .npy oder beide in einer .npz',
  'Choose its columns and preview the result.':
    'Die Spalten werden gewählt, und es ist zu sehen, was daraus würde.',
  'An experiment': 'Ein Experiment',
  'A run or surface from another program': 'Ein Lauf oder eine Fläche von anderswo',
  '.npz of badlands.py, or weights as .safetensors, .npz or JSON':
    '.npz von badlands.py, oder Gewichte als .safetensors, .npz oder JSON',
  'You are asked before it replaces the current experiment.':
    'Vorher wird gefragt: es tritt an die Stelle des offenen Experiments.',
  'You are asked before this replaces the current experiment.':
    'Es wird gefragt, bevor es an die Stelle des offenen tritt.',
  'Opens right away. You can undo it.': 'Sie öffnet sich; Rückgängig führt zu dem zurück, was offen war.',
  'Assignment answers': 'Antworten zu einer Hausaufgabe',
  'JSON, many files at once': 'JSON, viele Dateien auf einmal',
  'They are recomputed for the current lecture.': 'Sie werden nachgerechnet, für die offene Vorlesung.',
  '{0} classes': '{0} Klassen',
  '{0} train': '{0} zum Trainieren',
  '{0} test': '{0} zum Testen',
  '{0} left out because a value is missing.': '{0} weggelassen: ein Wert fehlt.',
  '{0} left out, because an experiment cannot hold more. The rest are drawn with seed {1}.':
    '{0} weggelassen: es sind mehr, als ein Experiment aufnimmt. Die anderen sind nach Seed {1} gezogen.',
  '“{0}” is −1 and “{1}” is 1.': '„{0}“ ist −1 und „{1}“ ist 1.',
  'The classes, in order: {0}.': 'Die Klassen in ihrer Reihenfolge: {0}.',
  'their mean': 'ihrem Mittelwert',
  'The function is drawn over “{0}” and “{1}”, with the other inputs at {2}.':
    'Das Bild der Funktion ist über „{0}“ und „{1}“, die anderen Eingaben bei {2}.',
  'Row {0} is a title and is skipped: {1}.': 'Zeile {0} ist ein Titel und wird übersprungen: {1}.',
  'Row {0} gives the size of the table and is skipped: {1}.':
    'Zeile {0} nennt die Größe der Tabelle und wird übersprungen: {1}.',
  'Row {0} contains units and is skipped: {1}.': 'Zeile {0} enthält Einheiten und wird übersprungen: {1}.',
  'Only the first of {0} sheets is read: “{1}”.': 'Nur das erste von {0} Blättern wird gelesen: „{1}“.',
  '“{0}” is counted in days from {1}.': '„{0}“ wird in Tagen ab {1} gezählt.',
  '“{0}” is one input, 1 for one of its two values and 0 for the other.':
    '„{0}“ ist eine Eingabe: 1 für einen der zwei Werte, 0 für den anderen.',
  '“{0}” is {1} inputs, one for each of its values, which are 0 or 1.':
    '„{0}“ wird zu {1} Eingaben, eine für jeden Wert, jede 0 oder 1.',
  'These arrays are too large. Two have at most {0} MB.':
    'Diese Arrays sind zu groß. Zwei haben höchstens {0} MB.',
  'the workbook reader': 'das Lesen von Arbeitsmappen',
  'The network becomes {0}, the loss {1}.': 'Das Netz wird {0}, der Verlust {1}.',
  'The network stays {0}, the loss {1}.': 'Das Netz bleibt {0}, der Verlust {1}.',
  'Starts that no longer fit are redrawn.': 'Starts, die nicht mehr passen, werden neu gezogen.',
  'A lecture, an experiment, a table, a run or a surface':
    'Eine Vorlesung, ein Experiment, eine Tabelle, ein Lauf oder eine Fläche',
  'the file reader': 'das Lesen von Dateien',
  'this file is not text': 'diese Datei ist kein Text',
  'the file must be read first': 'die Datei muss gelesen werden, bevor etwas daraus gemacht wird',
  'Could not load the table reader.': 'Das Lesen von Tabellen wurde nicht geladen.',
  'Could not load the reader of runs and surfaces.': 'Das Lesen von Läufen und Flächen wurde nicht geladen.',
  'the reader of runs and surfaces from other programs': 'das Lesen von Läufen und Flächen von anderswo',
  'It was closed.': 'Es wurde geschlossen.',
  'import a lecture, table or experiment': 'eine Vorlesung, eine Tabelle, ein Experiment hereinholen',
  'drop it here, or “Import” in the menu': 'hier ablegen; „Hereinholen“ im Menü',

  // A file that is not a table.
  'line {0}, column "{1}"': 'Zeile {0}, Spalte „{1}“',
  'column "{0}"': 'Spalte „{0}“',
  'a value is missing. Leave out rows with missing values, or the column':
    'ein Wert fehlt: solche Zeilen weglassen oder die Spalte',
  '“{0}” is not a number': '„{0}“ ist keine Zahl',
  'has {0} cells, but the first row has {1}': 'hat {0} Zellen, die erste Zeile hat {1}',
  'has {0} cell, but the first row has {1}': 'hat {0} Zelle, die erste Zeile hat {1}',
  'unclosed quotation mark. Close it, or remove it': 'hier beginnt ein Anführungszeichen, das nicht endet',
  'a cell ends at its closing quotation mark. Write "" for a quotation mark inside a cell':
    'nach dem Anführungszeichen, das eine Zelle schließt, kommt ihr Ende: innerhalb steht ""',
  'the table is empty. Write one row for each sample':
    'es ist nichts darin: eine Tabelle hat eine Zeile für jede Stichprobe',
  'row {0}': 'Zeile {0}',
  'row {0}, column "{1}"': 'Zeile {0}, Spalte „{1}“',
  'a table needs at least two columns, separated by commas, semicolons, tabs, bars or spaces':
    'eine Tabelle hat mindestens zwei Spalten, getrennt durch Komma, Strichpunkt, Tabulator, senkrechten Strich oder Leerzeichen',
  'is not a record. Write { "name": value, … }': 'ist kein Datensatz: { "name": wert, … } schreiben',
  'the workbook is damaged. Save it again in Excel, or save the sheet as CSV':
    'die Arbeitsmappe ist beschädigt: in Excel noch einmal sichern, oder das Blatt als CSV sichern',
  'the workbook unpacks to {0} MB, but the limit is {1} MB. Save the sheet as CSV':
    'die Arbeitsmappe wird entpackt {0} MB groß, höchstens {1} werden gelesen: das Blatt als CSV sichern',
  'a table has at most {0} columns and {1} million cells':
    'eine Tabelle hat höchstens {0} Spalten und {1} Millionen Zellen',
  'there are more than two arrays. Drop only the inputs and the targets':
    'es sind mehr als zwei Arrays: Eingaben und Ziele ablegen',
  'there is only one column. Drop the files of inputs and targets together':
    'darin ist eine Spalte: die Dateien mit Eingaben und Zielen zusammen ablegen',
  'the arrays have {0} and {1} rows. Inputs and targets need the same number':
    'die Arrays haben {0} und {1} Zeilen: Eingaben und Ziele haben gleich viele',
  'has more than {0} different texts, too many for inputs. Leave it out':
    'hat mehr als {0} Texte: zu viele für Eingaben. Weglassen',
  'the pictures are the same colour everywhere, so they cannot be told apart':
    'die Bilder sind überall von gleicher Farbe: es gibt nichts zu unterscheiden',
  'there are column names but no rows below them': 'hier stehen Namen von Spalten, und keine Zeilen darunter',
  'a table has at most {0} million characters': 'eine Tabelle hat höchstens {0} Millionen Zeichen',
  'a table has at most {0} million cells': 'eine Tabelle hat höchstens {0} Millionen Zellen',
  'a cell has at most {0} thousand characters': 'eine Zelle hat höchstens {0} Tausend Zeichen',
  'a table has at most {0} columns, not {1}': 'eine Tabelle hat höchstens {0} Spalten, nicht {1}',
  'is used twice. Give each column one use': 'wird zweimal verwendet: eine Spalte hat eine Verwendung',
  'there is no target. Choose a column': 'es gibt kein Ziel: eine Spalte wählen',
  'there are no inputs. Choose a column of numbers': 'es gibt keine Eingaben: eine Spalte mit Zahlen wählen',
  'classes come from one column. Choose one': 'Klassen kommen aus einer Spalte: eine wählen',
  'has only one class. Choose a column with two classes or more':
    'hat nur eine Klasse: es gibt nichts zu unterscheiden',
  'has more than {0} values, too many for classes. Choose another target':
    'hat mehr als {0} Werte: zu viele für Klassen',
  'is {0} in every training row, so it carries no information. Leave it out, or do not standardise':
    'ist {0} in jeder Trainingszeile und sagt nichts: weglassen, oder nicht standardisieren',
  'its numbers are too large or too close together to standardise':
    'die Zahlen sind zu groß oder zu nahe beieinander, um sie zu standardisieren',
  '“{0}” is not a part of the data. Write train or test, or 0 or 1':
    '„{0}“ nennt keinen Teil: train oder test, 0 oder 1 schreiben',
  'leaves no rows for training': 'lässt keine Zeilen zum Trainieren',
  'no row has a value in every column that is used': 'keine Zeile hat in jeder verwendeten Spalte einen Wert',
  'only one row can be used. A table needs at least two':
    'nur eine Zeile ist verwendbar: eine Tabelle hat mindestens zwei',

  // A rejected file.
  '{0} is not a file this page can open. It opens lectures, experiments, tables, runs, surfaces and assignment answers.':
    '{0} ist hier nicht bekannt. Diese Seite nimmt Vorlesungen, Experimente, Tabellen, Läufe und Flächen und Antworten zu Hausaufgaben.',
  '{0} is an HDF5 file, which this page cannot read. Convert it with "python badlands.py surface.h5 surface.npz".':
    '{0} ist eine Datei von HDF5; sie zu lesen bräuchte ein Programm so groß wie diese Seite: „python badlands.py surface.h5 surface.npz“ schreibt eine, die gelesen wird.',
  '{0} is a checkpoint that contains a pickle, which can run code when opened, so this page does not open it. Save its weights with safetensors.torch.save_file(model.state_dict(), "model.safetensors"), or the run by badlands.py.':
    '{0} ist ein Checkpoint mit einem Pickle: wer eines öffnet, führt das Programm darin aus; diese Seite öffnet keines. Die Gewichte mit safetensors.torch.save_file(model.state_dict(), "model.safetensors") sichern, oder den Lauf mit badlands.py.',
  '{0} is an ONNX network, with operations that the networks of this page do not have. Save the weights of a network of layers as .safetensors.':
    '{0} ist ein Netz von ONNX: es hat Operationen, die die Netze dieser Seite nicht haben. Die Gewichte eines Netzes aus Schichten als .safetensors sichern.',
  '{0} is a workbook from an old version of Excel, or has a password. In Excel choose File > Save As > CSV UTF-8, or copy the cells and paste them here.':
    '{0} ist eine Arbeitsmappe eines alten Excel oder hat ein Kennwort. In Excel Datei > Speichern unter > CSV UTF-8 wählen, oder die Zellen kopieren und hier einfügen.',
  '{0} is a spreadsheet. Save the sheet as CSV: in LibreOffice File > Save As > Text CSV, in Numbers File > Export To > CSV. Or copy the cells and paste them here.':
    '{0} ist eine Tabellenkalkulation. Das Blatt als CSV sichern: in LibreOffice Datei > Speichern unter > Text CSV, in Numbers Ablage > Exportieren > CSV. Oder die Zellen kopieren und hier einfügen.',
  '{0} is a table in a format that this page cannot read. Save it as CSV: df.to_csv("table.csv") in Python, write.csv(df, "table.csv") in R.':
    '{0} ist eine Tabelle in einer Form, die diese Seite nicht liest. Als CSV sichern: df.to_csv("table.csv") in Python, write.csv(df, "table.csv") in R.',
  '{0} is a picture or PDF, with no numbers to read. Import the numbers as a table (CSV) instead.':
    '{0} ist zum Ansehen: es enthält keine Zahlen, die sich lesen ließen.',

  // Real tables.
  'Palmer penguins': 'Palmer-Pinguine',
  Irises: 'Schwertlilien',
  'Miles per gallon': 'Meilen pro Gallone',
  'bill length': 'Schnabellänge',
  'bill depth': 'Schnabelhöhe',
  'flipper length': 'Flossenlänge',
  'body mass': 'Körpermasse',
  'petal length': 'Kronblattlänge',
  'petal width': 'Kronblattbreite',
  'sepal length': 'Kelchblattlänge',
  'sepal width': 'Kelchblattbreite',
  'weight of the car': 'Gewicht des Autos',
  horsepower: 'Pferdestärken',
  displacement: 'Hubraum',
  acceleration: 'Beschleunigung',
  cylinders: 'Zylinder',
  'model year': 'Baujahr',
  'the table of penguins': 'die Tabelle der Pinguine',
  'the table of irises': 'die Tabelle der Schwertlilien',
  'the table of cars': 'die Tabelle der Autos',
  'must be at most {0}. There are no more rows': 'darf höchstens {0} sein. Mehr Zeilen gibt es nicht',
}
