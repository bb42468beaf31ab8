import type { Catalogue } from '../translator.ts'

/** Titles, lines and instructions of the presets. */
export const presets: Catalogue = {
  'Two moons, 2-8-8-1': 'Zwei Monde, 2-8-8-1',
  'A real network of 105 weights: the plane goes through w₀ and the ends of two runs.':
    'Ein echtes Netz mit 105 Gewichten: Die Ebene geht durch w₀ und die Enden zweier Läufe.',
  'Optimiser race': 'Wettlauf der Optimierer',
  'Optimiser race, 2-8-8-1': 'Wettlauf der Optimierer, 2-8-8-1',
  'One w₀ and the same batches of 32 for six rules: Muon is below 0.05 first, then Adam, Lion and the heavy ball.':
    'Ein w₀ und dieselben Batches zu 32 für sechs Regeln: Muon ist als Erstes unter 0,05, dann Adam, Lion und Heavy Ball.',
  'Optimiser race, each in its own plane': 'Wettlauf der Optimierer, jeder in seiner Ebene',
  'The same six runs, from the same w₀ with the same batches: together in one plane, and each in the plane of its own two principal components. Each stage says how much of its run it shows, beside what such a plane shows of a random walk.':
    'Dieselben sechs Läufe, vom selben w₀ mit denselben Batches: zusammen in einer Ebene, und jeder in der Ebene seiner eigenen zwei Hauptkomponenten. Jede Bühne sagt, wie viel ihres Laufs sie zeigt, neben dem, was eine solche Ebene von einer Zufallswanderung zeigt.',
  'No line separates the four corners: press L and the loss stays at 1, the variance of the labels.':
    'Keine Gerade trennt die vier Ecken: Nach L bleibt der Verlust bei 1, der Varianz der Labels.',
  'XOR, 2-4-1': 'XOR, 2-4-1',
  'Spirals, 2-16-16-1': 'Spiralen, 2-16-16-1',
  'One w₀, two valleys: Adam and momentum solve the same data at different places.':
    'Ein w₀, zwei Täler: Adam und Momentum lösen dieselben Daten an verschiedenen Orten.',
  'Sine, 1-16-16-1': 'Sinus, 1-16-16-1',
  'A curve fitted to 64 points: watch the function follow the hand.':
    'Eine Kurve, an 64 Punkte angepasst: Die Funktion folgt der Hand.',
  'Train, test, shifted, attacked': 'Training, Test, verschoben, angegriffen',
  'Train, test, shifted, attacked: 2-8-8-1': 'Training, Test, verschoben, angegriffen: 2-8-8-1',
  'One network, four judgements: under 1 % of the train and 2 % of the test samples are wrong, but 13 % or more of moons turned by 20°, and 6 % where each input may move by 0.1.':
    'Ein Netz, vier Urteile: Unter 1 % der Trainings- und 2 % der Testdaten sind falsch, aber mindestens 13 % der um 20° gedrehten Monde, und 6 %, wo sich jede Eingabe um 0,1 verschieben darf.',
  'The surrogate is not the success': 'Der Ersatz ist nicht der Erfolg',
  'A line f = w x + b on 23 points, three of them right and far out: least squares, dotted, ends where 3 are wrong, and the lowest stair has none.':
    'Eine Gerade f = w x + b auf 23 Punkten, drei davon richtig und weit draußen: Die kleinsten Quadrate, gepunktet, enden, wo 3 falsch sind, und auf der untersten Stufe ist es keiner.',
  'Two laws, two bowls': 'Zwei Gesetze, zwei Schüsseln',
  'Two laws, two bowls: f = w x² + b': 'Zwei Gesetze, zwei Schüsseln: f = w x² + b',
  '|x| from x between −1 and 1: what is best there costs 25 times the least loss on x between 0 and 2, whose bowl is dotted.':
    '|x| für x zwischen −1 und 1: Was dort am besten ist, kostet das 25-Fache des kleinsten Verlusts auf x zwischen 0 und 2, dessen Schüssel gepunktet ist.',
  'Four minima, all at 0: from one w₀ the algorithms end in different ones. The colours say where gradient descent from each point ends.':
    'Vier Minima, alle bei 0: Von einem w₀ aus enden die Algorithmen in verschiedenen. Die Farben sagen, wo der Gradientenabstieg von jedem Punkt aus endet.',
  'The edge of trainability': 'Der Rand der Trainierbarkeit',
  'Each point is a run of its own, with these rates in its two layers: below 0 it trains, on the plateau it does not. The edge between is rough.':
    'Jeder Punkt ist ein eigener Lauf, mit diesen Raten in seinen zwei Schichten: Unter 0 trainiert er, auf dem Plateau nicht. Der Rand dazwischen ist rau.',
  'Hold shift and draw a box over the edge to zoom in, or take the final loss as height: under Start, in “plane and extent”.':
    'Mit gedrückter Umschalttaste einen Kasten über den Rand ziehen und hineinzoomen, oder den Verlust am Ende als Höhe nehmen: unter Startwert, in „Ebene und Ausdehnung“.',
  'Normalisation and learning rate': 'Normalisierung und Lernrate',
  'Normalisation and rate': 'Normalisierung und Lernrate',
  'Each point is a run of its own: six layers of ReLUs learn 64 digits. With batch norm rates over a hundredfold train them, with layer norm or with none hardly one does.':
    'Jeder Punkt ist ein eigener Lauf: Sechs Schichten aus ReLUs lernen 64 Ziffern. Mit Batch-Norm trainieren sie Raten über ein Hundertfaches hinweg, mit Layer-Norm oder ohne kaum eine.',
  'Choose another hyperparameter for an axis, or more words along it: under Start, in “plane and extent”.':
    'Für eine Achse einen anderen Hyperparameter wählen oder mehr Wörter an ihr entlang: unter Startwert, in „Ebene und Ausdehnung“.',
  Himmelblau: 'Himmelblau',
}
