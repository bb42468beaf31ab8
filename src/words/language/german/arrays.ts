/** What is told of files of arrays, and of runs and surfaces that were made elsewhere. */
export const arrays = {
  'array "{0}"': 'Array „{0}“',
  'A run that was made elsewhere, of {0}, with its data.': 'Ein Lauf von anderswo, {0}, mit seinen Daten.',
  'A surface that was computed elsewhere, {0}: a slice, on which runs are runs on the slice.':
    'Eine Fläche von anderswo, {0}: ein Schnitt; Läufe darauf sind Läufe auf dem Schnitt.',
  'A surface that was computed elsewhere, {0}: a slice, on which runs are runs on the slice. The file has {1} too.':
    'Eine Fläche von anderswo, {0}: ein Schnitt; Läufe darauf sind Läufe auf dem Schnitt. Die Datei hat auch {1}.',
  'The weights of a network, {0}: w₀ of the experiment that is shown.':
    'Die Gewichte eines Netzes, {0}: w₀ des gezeigten Experiments.',
  '{0} arrays': '{0} Arrays',

  // Of a file as a whole.
  'the file has {0} MB, and at most {1} MiB are read':
    'die Datei hat {0} MB, und höchstens {1} MiB werden gelesen',
  'the file has more than {0} arrays': 'die Datei hat mehr als {0} Arrays',
  'the file holds no array': 'die Datei enthält kein Array',
  'the file is no text': 'die Datei ist kein Text',
  'the file holds no arrays by their names': 'die Datei enthält keine Arrays mit Namen',
  'this is not JSON: check its quotes, commas and brackets, and that no number is NaN':
    'das ist kein JSON: Anführungszeichen, Kommas und Klammern prüfen, und dass keine Zahl NaN ist',
  'is no list of numbers': 'ist keine Liste von Zahlen',
  'has rows of different lengths: {0} in row 0, {1} in row {2}':
    'hat verschieden lange Zeilen: {0} in Zeile 0, {1} in Zeile {2}',
  'has a list and a number beside each other, in row {0}':
    'hat eine Liste und eine Zahl nebeneinander, in Zeile {0}',
  'has something that is no number at place {0} of row {1}':
    'hat etwas, das keine Zahl ist, an Stelle {0} von Zeile {1}',
  'the file holds no tensor': 'die Datei enthält keinen Tensor',
  'the file has {0} tensors, and at most {1} are read':
    'die Datei hat {0} Tensoren, und höchstens {1} werden gelesen',
  'the file is too short for safetensors': 'die Datei ist zu kurz für safetensors',
  'the file says that its header has {0} bytes, and at most {1} are read: it is damaged, or no safetensors file':
    'die Datei sagt, ihr Kopf habe {0} Bytes, und höchstens {1} werden gelesen: sie ist beschädigt oder keine safetensors-Datei',
  'the file ends within its header, which should reach to byte {0}':
    'die Datei endet in ihrem Kopf, der bis Byte {0} reichen müsste',
  "the file's header is no JSON": 'der Kopf der Datei ist kein JSON',
  "the file's header is no list of tensors": 'der Kopf der Datei ist keine Liste von Tensoren',
  'the file is damaged: its tensors have {0} bytes, and {1} are there':
    'die Datei ist beschädigt: ihre Tensoren haben {0} Bytes, und {1} sind da',
  'the file is damaged or cut short: its list of entries is not where it says':
    'die Datei ist beschädigt oder abgeschnitten: ihr Verzeichnis steht nicht, wo sie sagt',
  'the file is no zip archive, or its end is missing': 'die Datei ist kein Zip-Archiv, oder ihr Ende fehlt',
  'the file is too short for a zip archive': 'die Datei ist zu kurz für ein Zip-Archiv',
  'the file has {0} entries, and at most {1} are read':
    'die Datei hat {0} Einträge, und höchstens {1} werden gelesen',
  "an entry's name has more than {0} letters": 'der Name eines Eintrags hat mehr als {0} Buchstaben',
  'the file is no run (run.save of badlands.py), no surface (xcoordinates, ycoordinates, train_loss) and no network (0.weight, 0.bias …): it has {0}':
    'die Datei ist kein Lauf (run.save von badlands.py), keine Fläche (xcoordinates, ycoordinates, train_loss) und kein Netz (0.weight, 0.bias …): sie hat {0}',
  'the file holds the weights of a network without its data: open it where an experiment is shown':
    'die Datei enthält die Gewichte eines Netzes ohne seine Daten: dort öffnen, wo ein Experiment gezeigt wird',
  'the file holds the weights of an MLP, and the experiment has another kind of model':
    'die Datei enthält die Gewichte eines MLP, und das Experiment hat ein anderes Modell',
  "the file's network has {0} inputs, and the data ask for {1}":
    'das Netz der Datei hat {0} Eingaben, und die Daten verlangen {1}',
  "the file's network has {0} outputs, and the data ask for {1}":
    'das Netz der Datei hat {0} Ausgaben, und die Daten verlangen {1}',
  'the file holds no matrix, so that it is no network':
    'die Datei enthält keine Matrix und ist also kein Netz',
  'the file holds {0} matrices and {1} biases: all layers have one, or none':
    'die Datei enthält {0} Matrizen und {1} Biases: alle Schichten haben einen oder keine',
  'its layers fit each other in more than one order: name them in theirs, 0.weight, 2.weight …':
    'ihre Schichten passen in mehr als einer Reihenfolge aneinander: in ihrer benennen, 0.weight, 2.weight …',
  'its matrices {0} are no chain of layers': 'ihre Matrizen {0} sind keine Kette von Schichten',

  // Of one array.
  'has {0} axes, and at most {1} are read': 'hat {0} Achsen, und höchstens {1} werden gelesen',
  'has an axis of length {0}, which is none': 'hat eine Achse der Länge {0}, die keine ist',
  "would be number {0} of the file's numbers, and at most {1} are read":
    'wäre Zahl {0} der Datei, und höchstens {1} werden gelesen',
  'has the whole number {0} at place {1}, beyond 2^53, which is not exact here':
    'hat die ganze Zahl {0} an Stelle {1}, jenseits von 2^53, die hier nicht exakt ist',
  'holds pickled Python objects, which run code when they are opened, so that they are not: save it as numbers, numpy.asarray(x, dtype=float)':
    'enthält gepickelte Python-Objekte, die beim Öffnen Code ausführen und darum nicht geöffnet werden: als Zahlen sichern, numpy.asarray(x, dtype=float)',
  'is no array of numpy: it does not begin as one': 'ist kein Array von numpy: es beginnt nicht wie eines',
  "is of version {0} of numpy's format, and 1, 2 and 3 are read":
    'ist von Version {0} des Formats von numpy, und 1, 2 und 3 werden gelesen',
  'is damaged: its header is cut short': 'ist beschädigt: sein Kopf ist abgeschnitten',
  'says that its header has {0} bytes, and at most {1} are read':
    'sagt, sein Kopf habe {0} Bytes, und höchstens {1} werden gelesen',
  'is damaged: its header of {0} bytes is cut short':
    'ist beschädigt: sein Kopf von {0} Bytes ist abgeschnitten',
  'is damaged: its header does not say type, order and shape':
    'ist beschädigt: sein Kopf nennt nicht Typ, Ordnung und Form',
  'holds records of several fields: save each field as an array of its own':
    'enthält Datensätze aus mehreren Feldern: jedes Feld als eigenes Array sichern',
  'is damaged: {0} entries of {1} bytes are {2} bytes, and it has {3}':
    'ist beschädigt: {0} Einträge zu {1} Bytes sind {2} Bytes, und es hat {3}',
  'is no array of numpy (.npy): this zip archive was not written by numpy.savez':
    'ist kein Array von numpy (.npy): dieses Zip-Archiv wurde nicht von numpy.savez geschrieben',
  'would unpack the file to {0} MB, and at most {1} are read':
    'würde die Datei auf {0} MB entpacken, und höchstens {1} werden gelesen',
  'is there twice': 'ist zweimal da',
  'is not described by dtype, shape and data_offsets':
    'ist nicht durch dtype, shape und data_offsets beschrieben',
  'holds entries of type "{0}": save it as F32': 'enthält Einträge vom Typ „{0}“: als F32 sichern',
  'is damaged: {0} entries of {1} bytes do not fill bytes {2} to {3}':
    'ist beschädigt: {0} Einträge zu {1} Bytes füllen die Bytes {2} bis {3} nicht',
  'is damaged: it would end at byte {0} of {1}': 'ist beschädigt: es würde bei Byte {0} von {1} enden',
  'is damaged: it begins at byte {0}, and the one before ends at {1}':
    'ist beschädigt: es beginnt bei Byte {0}, und das vorige endet bei {1}',
  'is locked by a password: save the file without one':
    'ist durch ein Passwort gesperrt: die Datei ohne eines sichern',
  'is damaged: it cannot be unpacked beyond byte {0}':
    'ist beschädigt: es lässt sich nicht über Byte {0} hinaus entpacken',
  'is damaged: it unpacks to more than the {0} bytes that it says it has':
    'ist beschädigt: es entpackt sich zu mehr als den {0} Bytes, die es angibt',
  'is damaged: it unpacks to {0} of {1} bytes that it says it has':
    'ist beschädigt: es entpackt sich zu {0} der {1} Bytes, die es angibt',
  'is damaged: it is not at byte {0}, where the list of entries says':
    'ist beschädigt: es steht nicht bei Byte {0}, wie das Verzeichnis sagt',
  'is damaged: its {0} bytes go beyond the end of the file':
    'ist beschädigt: seine {0} Bytes gehen über das Ende der Datei hinaus',
  'is packed by method {0}: numpy.savez and numpy.savez_compressed write what is read here':
    'ist mit Verfahren {0} gepackt: numpy.savez und numpy.savez_compressed schreiben, was hier gelesen wird',
  'is damaged: it says that it has both {0} and {1} bytes':
    'ist beschädigt: es gibt zugleich {0} und {1} Bytes an',
  'is damaged: its checksum is another one': 'ist beschädigt: seine Prüfsumme ist eine andere',
  'has {0} axes: an MLP has matrices [out][in] and biases [out]':
    'hat {0} Achsen: ein MLP hat Matrizen [aus][ein] und Biases [aus]',
  'has {0} units, and no bias of the file fits them': 'hat {0} Einheiten, und kein Bias der Datei passt dazu',

  'has {0} at place {1}: no run begins there': 'hat {0} an Stelle {1}: dort beginnt kein Lauf',

  // Of a run.
  'is missing: write the run by run.save of badlands.py':
    'fehlt: den Lauf mit run.save von badlands.py schreiben',
  'does not say what the run is of: {0} is missing or wrong':
    'sagt nicht, wovon der Lauf ist: {0} fehlt oder ist falsch',
  'holds no samples': 'enthält keine Stichproben',
  'says class {0} of sample {1}, and the network has the classes 0 to {2}':
    'nennt Klasse {0} bei Stichprobe {1}, und das Netz hat die Klassen 0 bis {2}',
  'has a target of sample {0} that is neither 0 nor 1, which BCEWithLogitsLoss has here':
    'hat bei Stichprobe {0} ein Ziel, das weder 0 noch 1 ist, wie BCEWithLogitsLoss es hier hat',
  'has {0} records, and there are {1} steps': 'hat {0} Aufzeichnungen, und es gibt {1} Schritte',
  'has {0} columns, and the first layer takes {1}': 'hat {0} Spalten, und die erste Schicht nimmt {1}',
  'the hidden layers have {0} and {1}: all have the same here':
    'die verborgenen Schichten haben {0} und {1}: hier haben alle dieselbe',
  'there are {0} hidden layers and {1} activations: each has one here':
    'es gibt {0} verborgene Schichten und {1} Aktivierungen: hier hat jede eine',
  'there are several activations behind the last layer':
    'hinter der letzten Schicht stehen mehrere Aktivierungen',
  '"{0}" is no loss of this page: it has {1}': '„{0}“ ist kein Verlust dieser Seite: sie hat {1}',
  'must be "mean" or "sum", not "{0}"': 'muss „mean“ oder „sum“ sein, nicht „{0}“',

  // Of a surface.
  'is missing: a surface has xcoordinates and ycoordinates':
    'fehlt: eine Fläche hat xcoordinates und ycoordinates',
  'has the shape [{0}]: it must be a list of at least two coordinates':
    'hat die Form [{0}]: es muss eine Liste von mindestens zwei Koordinaten sein',
  'must ascend': 'muss ansteigen',
  'is not evenly spaced at place {0}': 'ist an Stelle {0} nicht gleichmäßig geteilt',
  'is missing: the file has {0}': 'fehlt: die Datei hat {0}',
  'has the shape [{0}], and the coordinates make it [{1}]':
    'hat die Form [{0}], und nach den Koordinaten ist sie [{1}]',
  'is {0} at place {1}, {2}: no surface goes through it':
    'ist {0} an Stelle {1}, {2}: dort geht keine Fläche hindurch',
}
