export interface Work {
  readonly kind: 'article' | 'inproceedings' | 'incollection' | 'book' | 'misc' | 'techreport' | 'software'
  readonly author: string
  readonly title: string
  readonly year: number
  readonly more?: Readonly<Record<string, string>>
}

const paper = (author: string, title: string, year: number, booktitle: string, eprint?: string): Work => ({
  kind: 'inproceedings',
  author,
  title,
  year,
  more: { booktitle, ...(eprint !== undefined && { eprint, archiveprefix: 'arXiv' }) },
})

const article = (
  author: string,
  title: string,
  year: number,
  journal: string,
  volume: string,
  pages: string,
): Work => ({ kind: 'article', author, title, year, more: { journal, volume, pages } })

const preprint = (author: string, title: string, year: number, eprint: string): Work => ({
  kind: 'misc',
  author,
  title,
  year,
  more: { eprint, archiveprefix: 'arXiv' },
})

const iclr = 'International Conference on Learning Representations'
const icml = 'International Conference on Machine Learning'
const neurips = 'Advances in Neural Information Processing Systems'

/** The sources of this page's rules, data, functions, networks and pictures, by key. */
export const works = {
  polyak1964: article('Polyak, Boris T.', 'Some methods of speeding up the convergence of iteration methods', 1964, 'USSR Computational Mathematics and Mathematical Physics', '4', '1--17'),
  nesterov1983: article('Nesterov, Yurii', 'A method of solving a convex programming problem with convergence rate {O}(1/k^2)', 1983, 'Soviet Mathematics Doklady', '27', '372--376'),
  tieleman2012: { kind: 'misc', author: 'Tieleman, Tijmen and Hinton, Geoffrey', title: 'Lecture 6.5: {RMSProp}, divide the gradient by a running average of its recent magnitude', year: 2012, more: { howpublished: 'Coursera: Neural Networks for Machine Learning' } },
  duchi2011: article('Duchi, John and Hazan, Elad and Singer, Yoram', 'Adaptive subgradient methods for online learning and stochastic optimization', 2011, 'Journal of Machine Learning Research', '12', '2121--2159'),
  kingma2015: paper('Kingma, Diederik P. and Ba, Jimmy', 'Adam: a method for stochastic optimization', 2015, iclr, '1412.6980'),
  loshchilov2019: paper('Loshchilov, Ilya and Hutter, Frank', 'Decoupled weight decay regularization', 2019, iclr, '1711.05101'),
  bernstein2018: paper('Bernstein, Jeremy and Wang, Yu-Xiang and Azizzadenesheli, Kamyar and Anandkumar, Animashree', '{signSGD}: compressed optimisation for non-convex problems', 2018, icml, '1802.04434'),
  chen2023: paper('Chen, Xiangning and Liang, Chen and Huang, Da and Real, Esteban and Wang, Kaiyuan and Pham, Hieu and Dong, Xuanyi and Luong, Thang and Hsieh, Cho-Jui and Lu, Yifeng and Le, Quoc V.', 'Symbolic discovery of optimization algorithms', 2023, neurips, '2302.06675'),
  jin2017: paper('Jin, Chi and Ge, Rong and Netrapalli, Praneeth and Kakade, Sham M. and Jordan, Michael I.', 'How to escape saddle points efficiently', 2017, icml, '1703.00887'),
  welling2011: paper('Welling, Max and Teh, Yee Whye', 'Bayesian learning via stochastic gradient {Langevin} dynamics', 2011, icml),
  foret2021: paper('Foret, Pierre and Kleiner, Ariel and Mobahi, Hossein and Neyshabur, Behnam', 'Sharpness-aware minimization for efficiently improving generalization', 2021, iclr, '2010.01412'),
  schraudolph2002: article('Schraudolph, Nicol N.', 'Fast curvature matrix-vector products for second-order gradient descent', 2002, 'Neural Computation', '14', '1723--1738'),
  jordan2024: { kind: 'misc', author: 'Jordan, Keller and Jin, Yuchen and Boza, Vlado and You, Jiacheng and Cesista, Franz and Newhouse, Laker and Bernstein, Jeremy', title: 'Muon: an optimizer for hidden layers in neural networks', year: 2024, more: { url: 'https://kellerjordan.github.io/posts/muon/' } },
  loshchilov2017: paper('Loshchilov, Ilya and Hutter, Frank', '{SGDR}: stochastic gradient descent with warm restarts', 2017, iclr, '1608.03983'),
  goyal2017: preprint('Goyal, Priya and Doll{\\\'a}r, Piotr and Girshick, Ross and Noordhuis, Pieter and Wesolowski, Lukasz and Kyrola, Aapo and Tulloch, Andrew and Jia, Yangqing and He, Kaiming', 'Accurate, large minibatch {SGD}: training {ImageNet} in 1 hour', 2017, '1706.02677'),
  li2018visualizing: paper('Li, Hao and Xu, Zheng and Taylor, Gavin and Studer, Christoph and Goldstein, Tom', 'Visualizing the loss landscape of neural nets', 2018, neurips, '1712.09913'),
  li2018measuring: paper('Li, Chunyuan and Farkhoor, Heerad and Liu, Rosanne and Yosinski, Jason', 'Measuring the intrinsic dimension of objective landscapes', 2018, iclr, '1804.08838'),
  elhage2022: preprint('Elhage, Nelson and Hume, Tristan and Olsson, Catherine and Schiefer, Nicholas and Henighan, Tom and Kravec, Shauna and Hatfield-Dodds, Zac and Lasenby, Robert and Drain, Dawn and Chen, Carol and Grosse, Roger and McCandlish, Sam and Kaplan, Jared and Amodei, Dario and Wattenberg, Martin and Olah, Christopher', 'Toy models of superposition', 2022, '2209.10652'),
  he2016: paper('He, Kaiming and Zhang, Xiangyu and Ren, Shaoqing and Sun, Jian', 'Deep residual learning for image recognition', 2016, 'IEEE Conference on Computer Vision and Pattern Recognition', '1512.03385'),
  ioffe2015: paper('Ioffe, Sergey and Szegedy, Christian', 'Batch normalization: accelerating deep network training by reducing internal covariate shift', 2015, icml, '1502.03167'),
  ba2016: preprint('Ba, Jimmy Lei and Kiros, Jamie Ryan and Hinton, Geoffrey E.', 'Layer normalization', 2016, '1607.06450'),
  nair2010: paper('Nair, Vinod and Hinton, Geoffrey E.', 'Rectified linear units improve restricted {Boltzmann} machines', 2010, icml),
  hendrycks2016: preprint('Hendrycks, Dan and Gimpel, Kevin', 'Gaussian error linear units ({GELUs})', 2016, '1606.08415'),
  elfwing2018: article('Elfwing, Stefan and Uchibe, Eiji and Doya, Kenji', 'Sigmoid-weighted linear units for neural network function approximation in reinforcement learning', 2018, 'Neural Networks', '107', '3--11'),
  sitzmann2020: paper('Sitzmann, Vincent and Martel, Julien N. P. and Bergman, Alexander W. and Lindell, David B. and Wetzstein, Gordon', 'Implicit neural representations with periodic activation functions', 2020, neurips, '2006.09661'),
  jacot2018: paper('Jacot, Arthur and Gabriel, Franck and Hongler, Cl{\\\'e}ment', 'Neural tangent kernel: convergence and generalization in neural networks', 2018, neurips, '1806.07572'),
  mei2018: article('Mei, Song and Montanari, Andrea and Nguyen, Phan-Minh', 'A mean field view of the landscape of two-layer neural networks', 2018, 'Proceedings of the National Academy of Sciences', '115', 'E7665--E7671'),
  chizat2019: paper('Chizat, L{\\\'e}na{\\"i}c and Oyallon, Edouard and Bach, Francis', 'On lazy training in differentiable programming', 2019, neurips, '1812.07956'),
  lee2019: paper('Lee, Jaehoon and Xiao, Lechao and Schoenholz, Samuel S. and Bahri, Yasaman and Novak, Roman and Sohl-Dickstein, Jascha and Pennington, Jeffrey', 'Wide neural networks of any depth evolve as linear models under gradient descent', 2019, neurips, '1902.06720'),
  lecun1998: { kind: 'incollection', author: 'LeCun, Yann and Bottou, L{\\\'e}on and Orr, Genevieve B. and M{\\"u}ller, Klaus-Robert', title: 'Efficient {BackProp}', year: 1998, more: { booktitle: 'Neural Networks: Tricks of the Trade', publisher: 'Springer' } },
  glorot2010: paper('Glorot, Xavier and Bengio, Yoshua', 'Understanding the difficulty of training deep feedforward neural networks', 2010, 'International Conference on Artificial Intelligence and Statistics'),
  he2015: paper('He, Kaiming and Zhang, Xiangyu and Ren, Shaoqing and Sun, Jian', 'Delving deep into rectifiers: surpassing human-level performance on {ImageNet} classification', 2015, 'IEEE International Conference on Computer Vision', '1502.01852'),
  zhang2017: paper('Zhang, Chiyuan and Bengio, Samy and Hardt, Moritz and Recht, Benjamin and Vinyals, Oriol', 'Understanding deep learning requires rethinking generalization', 2017, iclr, '1611.03530'),
  goodfellow2015: paper('Goodfellow, Ian J. and Shlens, Jonathon and Szegedy, Christian', 'Explaining and harnessing adversarial examples', 2015, iclr, '1412.6572'),
  madry2018: paper('Madry, Aleksander and Makelov, Aleksandar and Schmidt, Ludwig and Tsipras, Dimitris and Vladu, Adrian', 'Towards deep learning models resistant to adversarial attacks', 2018, iclr, '1706.06083'),
  fisher1936: article('Fisher, Ronald A.', 'The use of multiple measurements in taxonomic problems', 1936, 'Annals of Eugenics', '7', '179--188'),
  gorman2014: article('Gorman, Kristen B. and Williams, Tony D. and Fraser, William R.', 'Ecological sexual dimorphism and environmental variability within a community of {Antarctic} penguins (genus {Pygoscelis})', 2014, 'PLoS ONE', '9', 'e90081'),
  quinlan1993: paper('Quinlan, J. Ross', 'Combining instance-based and model-based learning', 1993, icml),
  alpaydin1998: article('Alpaydin, Ethem and Kaynak, Cenk', 'Cascading classifiers', 1998, 'Kybernetika', '34', '369--374'),
  du2017: paper('Du, Simon S. and Jin, Chi and Lee, Jason D. and Jordan, Michael I. and P{\\\'o}czos, Barnab{\\\'a}s and Singh, Aarti', 'Gradient descent can take exponential time to escape saddle points', 2017, neurips, '1705.10412'),
  rosenbrock1960: article('Rosenbrock, Howard H.', 'An automatic method for finding the greatest or least value of a function', 1960, 'The Computer Journal', '3', '175--184'),
  himmelblau1972: { kind: 'book', author: 'Himmelblau, David M.', title: 'Applied nonlinear programming', year: 1972, more: { publisher: 'McGraw-Hill' } },
  beale1958: { kind: 'techreport', author: 'Beale, Evelyn M. L.', title: 'On an iterative method for finding a local minimum of a function of more than one variable', year: 1958, more: { institution: 'Princeton University', number: '25' } },
  goldstein1971: article('Goldstein, Allen A. and Price, J. F.', 'On descent from local minima', 1971, 'Mathematics of Computation', '25', '569--574'),
  styblinski1990: article('Styblinski, Maciej A. and Tang, Tian-Sheng', 'Experiments in nonconvex optimization: stochastic approximation with function smoothing and simulated annealing', 1990, 'Neural Networks', '3', '467--483'),
  rastrigin1974: { kind: 'book', author: 'Rastrigin, Leonard A.', title: 'Systems of extremal control', year: 1974, more: { publisher: 'Nauka' } },
  dixon1978: { kind: 'book', author: 'Dixon, Laurence C. W. and Szeg{\\"o}, Giorgio P.', title: 'Towards global optimisation 2', year: 1978, more: { publisher: 'North-Holland' } },
  abbe2022: paper('Abbe, Emmanuel and Boix-Adser{\\`a}, Enric and Misiakiewicz, Theodor', 'The merged-staircase property: a necessary and nearly sufficient condition for {SGD} learning of sparse functions on two-layer neural networks', 2022, 'Conference on Learning Theory', '2202.08658'),
} as const satisfies Readonly<Record<string, Work>> // prettier-ignore

export type WorkKey = keyof typeof works
