/** Messages about array files, and about runs and surfaces computed elsewhere. */
export const arrays = {
  'array "{0}"': 'Array „{0}“',
  'A run made elsewhere, with {0} and its data.': 'Ein Lauf von anderswo, {0}, mit seinen Daten.',
  'A surface computed elsewhere, {0}. It is a slice, so runs stay on it.':
    'Eine Fläche von anderswo, {0}: ein Schnitt; Läufe darauf sind Läufe auf dem Schnitt.',
  'A surface computed elsewhere, {0}. It is a slice, so runs stay on it. The file also contains {1}.':
    'Eine Fläche von anderswo, {0}: ein Schnitt; Läufe darauf sind Läufe auf dem Schnitt. Die Datei hat auch {1}.',
  'A run made elsewhere, with {0}.': 'Ein Lauf von anderswo, {0}.',
  'The weights of this {0} network become w₀ of the current experiment.':
    'Die Gewichte dieses Netzes {0} werden w₀ des offenen Experiments.',
  'The file does not contain the activation.': 'Die Aktivierung steht nicht in der Datei.',

  // Of a file as a whole.
  'the file has {0} MB, but the limit is {1} MiB':
    'die Datei hat {0} MB, und höchstens {1} MiB werden gelesen',
  'the file has more than {0} arrays. Save fewer': 'die Datei hat mehr als {0} Arrays: weniger sichern',
  'the file contains no arrays': 'die Datei enthält kein Array',
  'the file is not text': 'die Datei ist kein Text',
  'the file contains no named arrays': 'die Datei enthält keine Arrays mit Namen',
  'this is not JSON. Check its quotes, commas and brackets, and that no number is NaN':
    'das ist kein JSON: Anführungszeichen, Kommas und Klammern prüfen, und dass keine Zahl NaN ist',
  'is not a list of numbers': 'ist keine Liste von Zahlen',
  'has rows of different lengths: {0} in row 0, {1} in row {2}':
    'hat verschieden lange Zeilen: {0} in Zeile 0, {1} in Zeile {2}',
  'contains both lists and numbers in row {0}': 'hat eine Liste und eine Zahl nebeneinander, in Zeile {0}',
  'contains a value that is not a number at place {0} of row {1}':
    'hat etwas, das keine Zahl ist, an Stelle {0} von Zeile {1}',
  'the file contains no tensors': 'die Datei enthält keinen Tensor',
  'the file has {0} tensors, but the limit is {1}':
    'die Datei hat {0} Tensoren, und höchstens {1} werden gelesen',
  'the file is too short for safetensors': 'die Datei ist zu kurz für safetensors',
  'the file declares a header of {0} bytes, but the limit is {1}. It is damaged, or not a safetensors file':
    'die Datei sagt, ihr Kopf habe {0} Bytes, und höchstens {1} werden gelesen: sie ist beschädigt oder keine safetensors-Datei',
  'the file is cut short: its header should end at byte {0}':
    'die Datei endet in ihrem Kopf, der bis Byte {0} reichen müsste',
  "the file's header is not JSON": 'der Kopf der Datei ist kein JSON',
  "the file's header is not a list of tensors": 'der Kopf der Datei ist keine Liste von Tensoren',
  'the file is damaged: its tensors need {0} bytes, but it contains {1}':
    'die Datei ist beschädigt: ihre Tensoren haben {0} Bytes, und {1} sind da',
  'the file is damaged or cut short: its list of entries is not in the declared place':
    'die Datei ist beschädigt oder abgeschnitten: ihr Verzeichnis steht nicht, wo sie sagt',
  'the file is not a zip archive, or its end is missing':
    'die Datei ist kein Zip-Archiv, oder ihr Ende fehlt',
  'the file is too short for a zip archive': 'die Datei ist zu kurz für ein Zip-Archiv',
  'the file has {0} entries, but the limit is {1}':
    'die Datei hat {0} Einträge, und höchstens {1} werden gelesen',
  "an entry's name has more than {0} characters": 'der Name eines Eintrags hat mehr als {0} Zeichen',
  'the file is not a run (run.save of badlands.py), a surface (xcoordinates, ycoordinates, train_loss) or a network (0.weight, 0.bias …). It contains {0}':
    'die Datei ist kein Lauf (run.save von badlands.py), keine Fläche (xcoordinates, ycoordinates, train_loss) und kein Netz (0.weight, 0.bias …): sie hat {0}',
  'the file contains the weights of a network without its data. Open an experiment with its data first, then this file':
    'die Datei enthält die Gewichte eines Netzes ohne seine Daten: erst ein Experiment mit seinen Daten öffnen, dann diese Datei',
  'the file contains the weights of an MLP, but the experiment has another kind of model. Open an experiment with an MLP first':
    'die Datei enthält die Gewichte eines MLP, und das Experiment hat ein anderes Modell: erst ein Experiment mit einem MLP öffnen',
  "the file's network has {0} inputs, but the data need {1}. Open an experiment with such data first":
    'das Netz der Datei hat {0} Eingaben, und die Daten verlangen {1}: erst ein Experiment mit solchen Daten öffnen',
  "the file's network has {0} outputs, but the data need {1}. Open an experiment with such data first":
    'das Netz der Datei hat {0} Ausgaben, und die Daten verlangen {1}: erst ein Experiment mit solchen Daten öffnen',
  'the file contains no matrix, so it is not a network':
    'die Datei enthält keine Matrix und ist also kein Netz',
  'the file contains {0} matrices and {1} biases. Either all layers have a bias, or none':
    'die Datei enthält {0} Matrizen und {1} Biases: alle Schichten haben einen oder keine',
  'its layers fit each other in more than one order. Name them in order, 0.weight, 2.weight …':
    'ihre Schichten passen in mehr als einer Reihenfolge aneinander: in ihrer benennen, 0.weight, 2.weight …',
  'its matrices {0} do not form a chain of layers': 'ihre Matrizen {0} sind keine Kette von Schichten',

  // Of one array.
  'has {0} axes, but the limit is {1}': 'hat {0} Achsen, und höchstens {1} werden gelesen',
  'has an axis of length {0}. Use whole numbers from 0':
    'hat eine Achse der Länge {0}: ganze Zahlen ab 0 verwenden',
  'brings the file to {0} numbers, but the limit is {1}. Save fewer':
    'bringt die Datei auf {0} Zahlen, und höchstens {1} werden gelesen: weniger sichern',
  'contains the whole number {0} at place {1}, which is beyond 2^53. Save the array as float64':
    'hat die ganze Zahl {0} an Stelle {1}, jenseits von 2^53: das Array als float64 sichern',
  'contains pickled Python objects, which can run code when opened, so this page does not open them. Save it as numbers, numpy.asarray(x, dtype=float)':
    'enthält gepickelte Python-Objekte, die beim Öffnen Code ausführen und darum nicht geöffnet werden: als Zahlen sichern, numpy.asarray(x, dtype=float)',
  'is not a NumPy array': 'ist kein Array von numpy: es beginnt nicht wie eines',
  "has version {0} of NumPy's format, but only 1, 2 and 3 can be read":
    'ist von Version {0} des Formats von numpy, und 1, 2 und 3 werden gelesen',
  'is damaged: its header is cut short': 'ist beschädigt: sein Kopf ist abgeschnitten',
  'declares a header of {0} bytes, but the limit is {1}':
    'sagt, sein Kopf habe {0} Bytes, und höchstens {1} werden gelesen',
  'is damaged: its header of {0} bytes is cut short':
    'ist beschädigt: sein Kopf von {0} Bytes ist abgeschnitten',
  'is damaged: its header does not give type, order and shape':
    'ist beschädigt: sein Kopf nennt nicht Typ, Ordnung und Form',
  'contains records with several fields. Save each field as its own array':
    'enthält Datensätze aus mehreren Feldern: jedes Feld als eigenes Array sichern',
  'is damaged: {0} entries of {1} bytes need {2} bytes, but it has {3}':
    'ist beschädigt: {0} Einträge zu {1} Bytes sind {2} Bytes, und es hat {3}',
  'is not a NumPy array (.npy). This zip archive was not written by numpy.savez':
    'ist kein Array von numpy (.npy): dieses Zip-Archiv wurde nicht von numpy.savez geschrieben',
  'brings the unpacked file to {0} MB, but the limit is {1} MB':
    'würde die Datei auf {0} MB entpacken, und höchstens {1} MB werden gelesen',
  'occurs twice': 'ist zweimal da',
  'needs dtype, shape and data_offsets in the header':
    'ist nicht durch dtype, shape und data_offsets beschrieben',
  'contains entries of type "{0}". Save it as F32': 'enthält Einträge vom Typ „{0}“: als F32 sichern',
  'is damaged: {0} entries of {1} bytes do not fill bytes {2} to {3}':
    'ist beschädigt: {0} Einträge zu {1} Bytes füllen die Bytes {2} bis {3} nicht',
  'is damaged: it would end at byte {0} of {1}': 'ist beschädigt: es würde bei Byte {0} von {1} enden',
  'is damaged: it begins at byte {0}, but the one before ends at {1}':
    'ist beschädigt: es beginnt bei Byte {0}, und das vorige endet bei {1}',
  'is protected by a password. Save the file without one':
    'ist durch ein Passwort gesperrt: die Datei ohne eines sichern',
  'is damaged: it cannot be unpacked beyond byte {0}':
    'ist beschädigt: es lässt sich nicht über Byte {0} hinaus entpacken',
  'is damaged: it unpacks to more than the {0} declared bytes':
    'ist beschädigt: es entpackt sich zu mehr als den {0} Bytes, die es angibt',
  'is damaged: it unpacks to {0} of {1} declared bytes':
    'ist beschädigt: es entpackt sich zu {0} der {1} Bytes, die es angibt',
  'is damaged: the list of entries says byte {0}, but it is not there':
    'ist beschädigt: es steht nicht bei Byte {0}, wie das Verzeichnis sagt',
  'is damaged: its {0} bytes go beyond the end of the file':
    'ist beschädigt: seine {0} Bytes gehen über das Ende der Datei hinaus',
  'uses compression method {0}, which this page cannot read. Save it with numpy.savez or numpy.savez_compressed':
    'ist mit Verfahren {0} gepackt: numpy.savez und numpy.savez_compressed schreiben, was hier gelesen wird',
  'is damaged: it declares both {0} and {1} bytes': 'ist beschädigt: es gibt zugleich {0} und {1} Bytes an',
  'is damaged: its checksum is wrong': 'ist beschädigt: seine Prüfsumme ist eine andere',
  'has {0} axes, but an MLP has only matrices [out][in] and biases [out]':
    'hat {0} Achsen: ein MLP hat Matrizen [aus][ein] und Biases [aus]',
  'has {0} units, but no bias in the file has this length':
    'hat {0} Einheiten, und kein Bias der Datei passt dazu',

  'contains {0} at place {1}. A run can only start from finite numbers':
    'hat {0} an Stelle {1}: dort beginnt kein Lauf',

  // A run.
  'is missing. Save the run with run.save of badlands.py':
    'fehlt: den Lauf mit run.save von badlands.py schreiben',
  'does not describe the run: {0} is missing or wrong':
    'sagt nicht, wovon der Lauf ist: {0} fehlt oder ist falsch',
  'contains no samples': 'enthält keine Stichproben',
  'gives class {0} for sample {1}, but the network has only the classes 0 to {2}':
    'nennt Klasse {0} bei Stichprobe {1}, und das Netz hat die Klassen 0 bis {2}',
  'has a target for sample {0} that is neither 0 nor 1. Its loss needs one of these':
    'hat bei Stichprobe {0} ein Ziel, das weder 0 noch 1 ist, wie sein Verlust es braucht',
  'has {0} records, but there are {1} steps': 'hat {0} Aufzeichnungen, und es gibt {1} Schritte',
  'has {0} columns, but the first layer takes {1}': 'hat {0} Spalten, und die erste Schicht nimmt {1}',
  '"{0}" is not a loss that this page has. Use {1}': '„{0}“ ist kein Verlust dieser Seite; sie hat {1}',
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
  'is missing. Save the run again with the current badlands.py to see it over its own surface':
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
  'has {0} rows, but "{1}" has {2}. Save one target for each row':
    'hat {0} Zeilen, und „{1}“ hat {2}: eine Tabelle braucht zu jeder Zeile ein Ziel',
  'has 1 row, but "{0}" has {1}. Save one target for each row':
    'hat 1 Zeile, und „{0}“ hat {1}: eine Tabelle braucht zu jeder Zeile ein Ziel',
  'would make a table of {0} rows and {1} columns, but the limit is {2} million cells. Save fewer rows':
    'gäbe eine Tabelle mit {0} Zeilen und {1} Spalten, und höchstens {2} Millionen Zellen können gelesen werden. Weniger Zeilen sichern',
  'the file contains inputs and targets. Write them as CSV, which tableFromCsv reads':
    'die Datei enthält Eingaben und Ziele: als CSV schreiben, das tableFromCsv liest',

  // Of a surface.
  'is missing. A surface needs xcoordinates and ycoordinates':
    'fehlt: eine Fläche hat xcoordinates und ycoordinates',
  'has the shape [{0}]. It must be a list of at least two coordinates':
    'hat die Form [{0}]: es muss eine Liste von mindestens zwei Koordinaten sein',
  'must ascend': 'muss ansteigen',
  'is not evenly spaced at place {0}': 'ist an Stelle {0} nicht gleichmäßig geteilt',
  'is missing. The file contains {0}': 'fehlt: die Datei hat {0}',
  'has the shape [{0}], but the coordinates need [{1}]':
    'hat die Form [{0}], und nach den Koordinaten ist sie [{1}]',
  'is {0} at place {1}, {2}. A surface needs finite numbers':
    'ist {0} an Stelle {1}, {2}: dort geht keine Fläche hindurch',
}
