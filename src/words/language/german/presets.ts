import type { Catalogue } from '../translator.ts'

/** Titles, descriptions and instructions of the presets. */
export const presets: Catalogue = {
  'Two moons, 2-8-8-1': 'Zwei Monde, 2-8-8-1',
  'A real network of 105 weights. The plane goes through w₀ and the end points of two runs.':
    'Ein echtes Netz mit 105 Gewichten: Die Ebene geht durch w₀ und die Enden zweier Läufe.',
  'Optimiser race': 'Wettlauf der Optimierer',
  'Optimiser race, 2-8-8-1': 'Wettlauf der Optimierer, 2-8-8-1',
  'Six rules, one w₀ and the same batches of 32. Muon falls below 0.05 first, then Adam, Lion and the heavy ball.':
    'Ein w₀ und dieselben Batches zu 32 für sechs Regeln: Muon ist als Erstes unter 0,05, dann Adam, Lion und Heavy Ball.',
  'Optimiser race, each in its own plane': 'Wettlauf der Optimierer, jeder in seiner Ebene',
  'The same six runs, from the same w₀ with the same batches, together in one plane and each in the plane of its own two principal components. Each stage states how much of its run it shows, and how much such a plane shows of a random walk.':
    'Dieselben sechs Läufe, vom selben w₀ mit denselben Batches: zusammen in einer Ebene, und jeder in der Ebene seiner eigenen zwei Hauptkomponenten. Jede Bühne sagt, wie viel ihres Laufs sie zeigt, neben dem, was eine solche Ebene von einer Zufallswanderung zeigt.',
  'No line separates the four corners. Press L, and the loss stays at 1, the variance of the labels.':
    'Keine Gerade trennt die vier Ecken: Nach L bleibt der Verlust bei 1, der Varianz der Labels.',
  'XOR, 2-4-1': 'XOR, 2-4-1',
  'Spirals, 2-16-16-1': 'Spiralen, 2-16-16-1',
  'One w₀, two valleys: Adam and momentum solve the same data at different places.':
    'Ein w₀, zwei Täler: Adam und Momentum lösen dieselben Daten an verschiedenen Orten.',
  'Sine, 1-16-16-1': 'Sinus, 1-16-16-1',
  'A curve fitted to 64 points. Watch the function follow your hand.':
    'Eine Kurve, an 64 Punkte angepasst: Die Funktion folgt der Hand.',
  'Train, test, shifted, attacked': 'Training, Test, verschoben, angegriffen',
  'Train, test, shifted, attacked: 2-8-8-1': 'Training, Test, verschoben, angegriffen: 2-8-8-1',
  'One network, four judgements: under 1 % of the training samples and 2 % of the test samples are wrong, but 13 % or more of moons turned by 20°, and 6 % if each input may move by 0.1.':
    'Ein Netz, vier Urteile: Unter 1 % der Trainings- und 2 % der Testdaten sind falsch, aber mindestens 13 % der um 20° gedrehten Monde, und 6 %, wo sich jede Eingabe um 0,1 verschieben darf.',
  'The surrogate is not the success': 'Der Ersatz ist nicht der Erfolg',
  'A line f = w x + b on 23 points, three of them on the right side and far out. Least squares, dotted, ends where 3 are wrong; on the lowest stair, none are.':
    'Eine Gerade f = w x + b auf 23 Punkten, drei davon richtig und weit draußen: Die kleinsten Quadrate, gepunktet, enden, wo 3 falsch sind, und auf der untersten Stufe ist es keiner.',
  'Two laws, two bowls': 'Zwei Gesetze, zwei Schüsseln',
  'Two laws, two bowls: f = w x² + b': 'Zwei Gesetze, zwei Schüsseln: f = w x² + b',
  '|x| for x between −1 and 1. The best weights there cost 25 times the least loss for x between 0 and 2, whose bowl is dotted.':
    '|x| für x zwischen −1 und 1: Was dort am besten ist, kostet das 25-Fache des kleinsten Verlusts auf x zwischen 0 und 2, dessen Schüssel gepunktet ist.',
  'Four minima, all at 0. From one w₀ the algorithms end in different ones. The colours show where gradient descent from each point ends.':
    'Vier Minima, alle bei 0: Von einem w₀ aus enden die Algorithmen in verschiedenen. Die Farben sagen, wo der Gradientenabstieg von jedem Punkt aus endet.',
  'The edge of trainability': 'Der Rand der Trainierbarkeit',
  'Each point is its own run, with these rates in its two layers. Below 0 it trains; on the plateau it does not. The edge between them is rough.':
    'Jeder Punkt ist ein eigener Lauf, mit diesen Raten in seinen zwei Schichten: Unter 0 trainiert er, auf dem Plateau nicht. Der Rand dazwischen ist rau.',
  'Hold shift and draw a box over the edge to zoom in, or choose the final loss as height under Start, in “plane and extent”.':
    'Mit gedrückter Umschalttaste einen Kasten über den Rand ziehen und hineinzoomen, oder den Verlust am Ende als Höhe nehmen: unter Startwert, in „Ebene und Ausdehnung“.',
  'Normalisation and learning rate': 'Normalisierung und Lernrate',
  'Normalisation and rate': 'Normalisierung und Lernrate',
  'Each point is its own run, in which six layers of ReLUs learn 64 digits. With batch norm, rates over a hundredfold range train them; with layer norm or none, hardly any rate does.':
    'Jeder Punkt ist ein eigener Lauf: Sechs Schichten aus ReLUs lernen 64 Ziffern. Mit Batch-Norm trainieren sie Raten über ein Hundertfaches hinweg, mit Layer-Norm oder ohne kaum eine.',
  'Choose another hyperparameter for an axis, or more of its options, under Start, in “plane and extent”.':
    'Für eine Achse einen anderen Hyperparameter wählen oder mehr Wörter an ihr entlang: unter Startwert, in „Ebene und Ausdehnung“.',
  Himmelblau: 'Himmelblau',
}
