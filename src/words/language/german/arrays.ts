/** Messages about array files, and about runs and surfaces computed elsewhere. */
export const arrays = {
  'array "{0}"': 'Array „{0}“',
  'A run that was made elsewhere, of {0}, with its data.': 'Ein Lauf von anderswo, {0}, mit seinen Daten.',
  'A surface that was computed elsewhere, {0}: a slice, on which runs are runs on the slice.':
    'Eine Fläche von anderswo, {0}: ein Schnitt; Läufe darauf sind Läufe auf dem Schnitt.',
  'A surface that was computed elsewhere, {0}: a slice, on which runs are runs on the slice. The file has {1} too.':
    'Eine Fläche von anderswo, {0}: ein Schnitt; Läufe darauf sind Läufe auf dem Schnitt. Die Datei hat auch {1}.',
  'A run that was made elsewhere, of {0}.': 'Ein Lauf von anderswo, {0}.',
  'The weights of this {0} network become w₀ of the current experiment.':
    'Die Gewichte dieses Netzes {0} werden w₀ des offenen Experiments.',
  'The file does not contain the activation.': 'Die Aktivierung steht nicht in der Datei.',

  // A whole file.
  'the file has {0} MB, and at most {1} MiB are read':
    'die Datei hat {0} MB, und höchstens {1} MiB werden gelesen',
  'the file has more than {0} arrays': 'die Datei hat mehr als {0} Arrays',
  'the file holds no array': 'die Datei enthält kein Array',
  'the file is not text': 'die Datei ist kein Text',
  'the file contains no named arrays': 'die Datei enthält keine Arrays mit Namen',
  'this is not JSON. Check its quotes, commas and brackets, and that no number is NaN':
    'das ist kein JSON: Anführungszeichen, Kommas und Klammern prüfen, und dass keine Zahl NaN ist',
  'is not a list of numbers': 'ist keine Liste von Zahlen',
  'has rows of different lengths: {0} in row 0, {1} in row {2}':
    'hat verschieden lange Zeilen: {0} in Zeile 0, {1} in Zeile {2}',
  'has a list and a number beside each other, in row {0}':
    'hat eine Liste und eine Zahl nebeneinander, in Zeile {0}',
  'contains a value that is not a number at place {0} of row {1}':
    'hat etwas, das keine Zahl ist, an Stelle {0} von Zeile {1}',
  'the file holds no tensor': 'die Datei enthält keinen Tensor',
  'the file has {0} tensors, and at most {1} are read':
    'die Datei hat {0} Tensoren, und höchstens {1} werden gelesen',
  'the file is too short for safetensors': 'die Datei ist zu kurz für safetensors',
  'the file says that its header has {0} bytes, and at most {1} are read: it is damaged, or no safetensors file':
    'die Datei sagt, ihr Kopf habe {0} Bytes, und höchstens {1} werden gelesen: sie ist beschädigt oder keine safetensors-Datei',
  'the file ends within its header, which should reach to byte {0}':
    'die Datei endet in ihrem Kopf, der bis Byte {0} reichen müsste',
  "the file's header is not JSON": 'der Kopf der Datei ist kein JSON',
  "the file's header is not a list of tensors": 'der Kopf der Datei ist keine Liste von Tensoren',
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
  'the file holds the weights of a network without its data: open an experiment on its data first, then this file':
    'die Datei enthält die Gewichte eines Netzes ohne seine Daten: erst ein Experiment mit seinen Daten öffnen, dann diese Datei',
  'the file holds the weights of an MLP, and the experiment has another kind of model':
    'die Datei enthält die Gewichte eines MLP, und das Experiment hat ein anderes Modell',
  "the file's network has {0} inputs, and the data ask for {1}":
    'das Netz der Datei hat {0} Eingaben, und die Daten verlangen {1}',
  "the file's network has {0} outputs, and the data ask for {1}":
    'das Netz der Datei hat {0} Ausgaben, und die Daten verlangen {1}',
  'the file contains no matrix, so it is not a network':
    'die Datei enthält keine Matrix und ist also kein Netz',
  'the file holds {0} matrices and {1} biases: all layers have one, or none':
    'die Datei enthält {0} Matrizen und {1} Biases: alle Schichten haben einen oder keine',
  'its layers fit each other in more than one order. Name them in order, 0.weight, 2.weight …':
    'ihre Schichten passen in mehr als einer Reihenfolge aneinander: in ihrer benennen, 0.weight, 2.weight …',
  'its matrices {0} do not form a chain of layers': 'ihre Matrizen {0} sind keine Kette von Schichten',

  // One array.
  'has {0} axes, and at most {1} are read': 'hat {0} Achsen, und höchstens {1} werden gelesen',
  'has an axis of length {0}, which is none': 'hat eine Achse der Länge {0}, die keine ist',
  "would be number {0} of the file's numbers, and at most {1} are read":
    'wäre Zahl {0} der Datei, und höchstens {1} werden gelesen',
  'has the whole number {0} at place {1}, beyond 2^53, which is not exact here':
    'hat die ganze Zahl {0} an Stelle {1}, jenseits von 2^53, die hier nicht exakt ist',
  'holds pickled Python objects, which can run code when opened, so this page does not open them. Save it as numbers, numpy.asarray(x, dtype=float)':
    'enthält gepickelte Python-Objekte, die beim Öffnen Code ausführen und darum nicht geöffnet werden: als Zahlen sichern, numpy.asarray(x, dtype=float)',
  'is not a NumPy array': 'ist kein Array von numpy: es beginnt nicht wie eines',
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
  'is not a NumPy array (.npy). This zip archive was not written by numpy.savez':
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

  'has {0} at place {1}: a run cannot start there': 'hat {0} an Stelle {1}: dort beginnt kein Lauf',

  // A run.
  'is missing. Save the run with run.save of badlands.py':
    'fehlt: den Lauf mit run.save von badlands.py schreiben',
  'does not say what the run is of: {0} is missing or wrong':
    'sagt nicht, wovon der Lauf ist: {0} fehlt oder ist falsch',
  'holds no samples': 'enthält keine Stichproben',
  'says class {0} of sample {1}, and the network has the classes 0 to {2}':
    'nennt Klasse {0} bei Stichprobe {1}, und das Netz hat die Klassen 0 bis {2}',
  'has a target of sample {0} that is neither 0 nor 1, which its loss needs':
    'hat bei Stichprobe {0} ein Ziel, das weder 0 noch 1 ist, wie sein Verlust es braucht',
  'has {0} records, and there are {1} steps': 'hat {0} Aufzeichnungen, und es gibt {1} Schritte',
  'has {0} columns, and the first layer takes {1}': 'hat {0} Spalten, und die erste Schicht nimmt {1}',
  '"{0}" is not a loss of this page, which has {1}': '„{0}“ ist kein Verlust dieser Seite; sie hat {1}',
  'does not have a row for each of the samples at both ends of the run':
    'hat nicht für jede der Stichproben eine Zeile an beiden Enden des Laufs',
  'The network uses {0}, which networks here do not have.':
    'Das Netz verwendet {0}, was Netze hier nicht haben.',
  'The closest network tried differs from the recorded outputs by {0} of their range.':
    'Das nächste der versuchten Netze weicht von den aufgezeichneten Ausgaben um {0} ihrer Spanne ab.',
  'The closest network tried differs from the recorded losses by {0} of their range.':
    'Das nächste der versuchten Netze weicht von den aufgezeichneten Verlusten um {0} ihrer Spanne ab.',
  'This page tried the activations {0}, with and without skips.':
    'Diese Seite hat die Aktivierungen {0} versucht, mit Skips und ohne.',
  'This page tried the activations {0}.': 'Diese Seite hat die Aktivierungen {0} versucht.',
  'The recorded outputs match a network with {0}.':
    'Die aufgezeichneten Ausgaben passen zu einem Netz mit {0}.',
  'The recorded losses match a network with {0}.':
    'Die aufgezeichneten Verluste passen zu einem Netz mit {0}.',
  'no activation': 'ohne Aktivierung',
  '{0} at the end': '{0} am Ende',
  'Its final log-softmax is part of the loss here.':
    'Sein abschließender Log-Softmax gehört hier zum Verlust.',
  'Its final sigmoid is part of the loss here.': 'Sein abschließendes Sigmoid gehört hier zum Verlust.',
  'Dropout is off here.': 'Dropout ist hier ausgeschaltet.',
  'The recorded losses differ by up to {0} from the {1} computed here, so the network or its loss has options that this page does not support.':
    'Die aufgezeichneten Verluste weichen um bis zu {0} vom hier berechneten Verlust ({1}) ab; das Netz oder sein Verlust hat also Optionen, die diese Seite nicht unterstützt.',
  'This page cannot compute this run, so it shows the surface recorded with it instead, in the plane of the run’s principal components.':
    'Diese Seite kann diesen Lauf nicht berechnen und zeigt darum die Fläche, die mit ihm aufgezeichnet wurde, in der Ebene seiner Hauptkomponenten.',
  'is missing: save the run again with the current badlands.py to see it over its own surface':
    'fehlt: den Lauf mit der aktuellen badlands.py noch einmal sichern, um ihn über seiner eigenen Fläche zu sehen',
  'must be "mean" or "sum", not "{0}"': 'muss „mean“ oder „sum“ sein, nicht „{0}“',

  // Arrays that are not a network, and a table.
  'belongs to batch normalisation (BatchNorm) with learned scales, which networks here do not have. Save the run with badlands.py (run.save) to see it over its own surface':
    'gehört zu einer Batch-Normalisierung (BatchNorm) mit gelernten Skalen, die Netze hier nicht haben. Den Lauf mit badlands.py (run.save) sichern, um ihn über seiner eigenen Fläche zu sehen',
  'is a learned scale, as in LayerNorm, BatchNorm or PReLU, which networks here do not have. Save the run with badlands.py (run.save) to see it over its own surface':
    'ist eine gelernte Skala wie in LayerNorm, BatchNorm oder PReLU, die Netze hier nicht haben. Den Lauf mit badlands.py (run.save) sichern, um ihn über seiner eigenen Fläche zu sehen',
  'looks like a surface of shape [{0}]. Save it with numpy.savez("surface.npz", xcoordinates=x, ycoordinates=y, train_loss=z), where train_loss[i, j] is at xcoordinates[i] and ycoordinates[j]':
    'sieht aus wie eine Fläche der Form [{0}]. Sie mit numpy.savez("surface.npz", xcoordinates=x, ycoordinates=y, train_loss=z) sichern, mit train_loss[i, j] bei xcoordinates[i] und ycoordinates[j]',
  'looks like one half of a table. Save inputs and targets together, numpy.savez("data.npz", X=X, y=y), to open them as a table':
    'sieht aus wie eine Hälfte einer Tabelle. Eingaben und Ziele zusammen sichern, numpy.savez("data.npz", X=X, y=y), um sie als Tabelle zu öffnen',
  'the file has coordinates or losses ({0}), but no weights. Record a run with run.save of badlands.py, or a surface with badlands.surface':
    'die Datei hat Koordinaten oder Verluste ({0}), aber keine Gewichte. Einen Lauf mit run.save von badlands.py aufzeichnen oder eine Fläche mit badlands.surface',
  'has the shape [{0}], and its name does not say what it is. Name the arrays of a network 0.weight, 0.bias …, those of a table X and y, and those of a surface xcoordinates, ycoordinates and train_loss':
    'hat die Form [{0}], und sein Name sagt nicht, was es ist. Die Arrays eines Netzes 0.weight, 0.bias … nennen, die einer Tabelle X und y, die einer Fläche xcoordinates, ycoordinates und train_loss',
  'has {0} rows, and "{1}" has {2}: a table needs a target for each row':
    'hat {0} Zeilen, und „{1}“ hat {2}: eine Tabelle braucht zu jeder Zeile ein Ziel',
  'has 1 row, and "{0}" has {1}: a table needs a target for each row':
    'hat 1 Zeile, und „{0}“ hat {1}: eine Tabelle braucht zu jeder Zeile ein Ziel',
  'would make a table of {0} rows and {1} columns, and the most that can be read is {2} million cells. Save fewer rows':
    'gäbe eine Tabelle mit {0} Zeilen und {1} Spalten, und höchstens {2} Millionen Zellen können gelesen werden. Weniger Zeilen sichern',
  'the file holds inputs and targets. Write them as CSV, which tableFromCsv reads':
    'die Datei enthält Eingaben und Ziele: als CSV schreiben, das tableFromCsv liest',

  // A surface.
  'is missing: a surface has xcoordinates and ycoordinates':
    'fehlt: eine Fläche hat xcoordinates und ycoordinates',
  'has the shape [{0}]: it must be a list of at least two coordinates':
    'hat die Form [{0}]: es muss eine Liste von mindestens zwei Koordinaten sein',
  'must ascend': 'muss ansteigen',
  'is not evenly spaced at place {0}': 'ist an Stelle {0} nicht gleichmäßig geteilt',
  'is missing: the file has {0}': 'fehlt: die Datei hat {0}',
  'has the shape [{0}], and the coordinates make it [{1}]':
    'hat die Form [{0}], und nach den Koordinaten ist sie [{1}]',
  'is {0} at place {1}, {2}: a surface needs finite numbers':
    'ist {0} an Stelle {1}, {2}: dort geht keine Fläche hindurch',
}
