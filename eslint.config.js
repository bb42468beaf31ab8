import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import { configs as lit } from 'eslint-plugin-lit'
import regexp from 'eslint-plugin-regexp'
import { configs as webComponents } from 'eslint-plugin-wc'
import tseslint from 'typescript-eslint'
import { authoredText } from './test/architecture/authored-text.mjs'

const banned = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  {
    selector: 'CallExpression[callee.property.name=/^(dataSync|readSync|arraySync)$/]',
    message: 'Synchronous read-back stalls the page: read asynchronously.',
  },
  { selector: 'ExportDefaultDeclaration', message: 'Use named exports.' },
  {
    selector:
      ':matches(TSParameterProperty, PropertyDefinition, MethodDefinition[kind!="constructor"])[accessibility="private"]:not(:has(> Decorator))',
    message: 'Use #name. Only what has a decorator, which # cannot have, is private by that word.',
  },
]
const ownRejection = {
  selector:
    'CallExpression[callee.property.name="then"][arguments.length=2] > ArrowFunctionExpression[async=true]',
  message: 'The second handler does not catch what this one rejects with: chain another then or catch.',
}
const spread = {
  selector: 'CallExpression[callee.object.name=/^(Math|String)$/] > SpreadElement',
  message: 'Some 100,000 arguments overflow the stack: minOf, maxOf and norm (src/math) take any count.',
}

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.worktrees', 'src/**/*.d.ts', '.scripts/package'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict],
    languageOptions: {
      parserOptions: {
        project: ['src/experiment/tsconfig.json', 'src/tsconfig.json', 'test/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'no-restricted-syntax': ['error', ...banned],
      'no-restricted-imports': [
        'error',
        {
          name: 'lit/directives/repeat.js',
          message: 'It leaves two comments on the page for each item that goes (lit/lit#5010).',
        },
      ],
      // In a loop whose bound is in sight; an index from elsewhere goes through at() of src/math.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      // It gives a name to a type that has none.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    plugins: { regexp },
    rules: {
      'no-restricted-syntax': ['error', ...banned, spread, ownRejection],
      // Files and typed texts have up to millions of letters: a time that grows with their square stops the page.
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential', ignoreSticky: true }],
    },
  },
  {
    files: ['words', 'view', 'charts', 'elements', 'study', 'pictures', 'landscape', 'page'].map(
      (folder) => `src/${folder}/**/*.ts`,
    ),
    plugins: { badlands: { rules: { 'authored-text': authoredText } } },
    rules: { 'badlands/authored-text': 'error' },
  },
  {
    files: ['src/**/*.ts'],
    // The helper itself, and the laser, which is drawn over the whole window and not on an element.
    ignores: ['src/math/picture/pointer-position.ts', 'src/elements/stage/bl-laser.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['clientX', 'clientY', 'pageX', 'pageY', 'offsetX', 'offsetY'].map((property) => ({
          property,
          message: 'Only pointerPosition (src/math/picture/pointer-position.ts) holds inside a transform.',
        })),
      ],
    },
  },
  {
    files: ['elements', 'view', 'pictures', 'landscape', 'page'].map((room) => `src/${room}/**/*.ts`),
    extends: [webComponents['flat/best-practice'], lit['flat/recommended']],
    rules: { 'wc/guard-super-call': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    ignores: ['test/**/*.test.ts', 'test/support/console.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...banned,
        {
          selector:
            'Program > ExpressionStatement > CallExpression[callee.name=/^(before|after)(Each|All)$/]',
          message:
            'Files share modules, so that this is called for the first of them only: use onTestFinished.',
        },
      ],
    },
  },
  {
    files: ['public/early.js'],
    languageOptions: {
      globals: { window: 'readonly', addEventListener: 'readonly', AbortController: 'readonly' },
    },
  },
  { files: ['vite.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.mjs', '**/*.cjs', 'eslint.config.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        Buffer: 'readonly',
        module: 'readonly',
      },
    },
  },
  {
    files: [
      '.scripts/bench-heavy.mjs',
      '.scripts/bench-openings.mjs',
      '.scripts/bench-page.mjs',
      '.scripts/bench-pictures.mjs',
      '.scripts/bench-steps.mjs',
      '.scripts/built-page.mjs',
      '.scripts/hidden-tab.mjs',
      '.scripts/soak.mjs',
      '.scripts/step-watcher.mjs',
    ],
    languageOptions: {
      globals: {
        window: 'readonly',
        document: 'readonly',
        performance: 'readonly',
        PerformanceObserver: 'readonly',
        requestAnimationFrame: 'readonly',
        Event: 'readonly',
        addEventListener: 'readonly',
        location: 'readonly',
        GPUDevice: 'readonly',
        GPUBuffer: 'readonly',
      },
    },
  },
  prettier,
)
