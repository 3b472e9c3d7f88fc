// Who may import whom. Each rule says why; that sentence is what breaks a wrong import.
const folders = [
  'domain',
  'markdown',
  'labs',
  'messages',
  'files',
  'views',
  'experiments',
  'terminal',
  'network',
  'commands',
]

/** A rule: files of `folder` may import their own folder, `allowed` folders and src/errors.ts, nothing else of ours. */
const layer = (folder, allowed, comment) => ({
  name: `${folder}-stays-in-its-place`,
  severity: 'error',
  comment,
  from: { path: `^src/${folder}/` },
  to: {
    path: `^src/(${[...folders.filter((other) => other !== folder && !allowed.includes(other)).map((other) => `${other}/`), 'cli\\.ts', 'main\\.ts'].join('|')})`,
  },
})

/** A rule: only files matching `owners` may import the package. */
const onlyFrom = (name, packages, owners, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: '^src/', pathNot: owners },
  to: { path: `(^|node_modules/)(${packages})(/|$)` },
})

const noNode = (folder, comment) => ({
  name: `${folder}-without-node`,
  severity: 'error',
  comment,
  from: { path: `^src/${folder}/` },
  to: { dependencyTypes: ['core'] },
})

module.exports = {
  forbidden: [
    layer('domain', [], 'Domain says what is true; it knows nothing of disk, wording or screen.'),
    layer('markdown', ['domain'], 'Markdown turns text into blocks; how they look is decided in views.'),
    layer('labs', ['domain'], 'A lab computes from a seed and options; it neither reads nor draws.'),
    layer('messages', ['domain'], 'Messages are wording only.'),
    layer(
      'files',
      ['domain', 'markdown'],
      'Files read and write the disk; they never word or draw anything.',
    ),
    layer(
      'views',
      ['domain', 'markdown', 'labs', 'messages'],
      'A view turns values into lines; it never reads, asks or prints.',
    ),
    layer(
      'experiments',
      ['domain', 'markdown', 'labs', 'views', 'messages'],
      'An experiment binds engine, view and wording for every front end, a browser among them: no disk, no terminal, no command line.',
    ),
    layer(
      'terminal',
      ['domain', 'messages', 'views'],
      'The terminal shows lines and hears keys; what they mean is decided in commands.',
    ),
    layer('network', ['domain'], 'The network sends and hears; what is shown of it is decided in commands.'),
    layer(
      'commands',
      ['domain', 'markdown', 'labs', 'messages', 'files', 'views', 'experiments', 'terminal', 'network'],
      'A command joins the others; nothing below it knows that it exists.',
    ),
    {
      name: 'sockets-in-one-file',
      severity: 'error',
      comment: 'Nothing is sent but what the learner asks for by name: one file opens sockets.',
      from: { path: '^src/', pathNot: '^src/network/http\\.ts$' },
      to: {
        dependencyTypes: ['core'],
        path: '^(node:)?(http|https|http2|net|tls|dgram|dns|dns/promises|inspector|cluster)$',
      },
    },
    {
      name: 'network-behind-try',
      severity: 'error',
      comment: 'Only what the learner asks for by name may send: `try`, and the recipes that it plays.',
      from: { path: '^src/', pathNot: '^src/(network|commands/try)/' },
      to: { path: '^src/network/' },
    },
    noNode('domain', 'Domain is pure: pass the values in.'),
    noNode('views', 'A view is pure: pass the values in.'),
    noNode('messages', 'Wording needs no Node module.'),
    noNode('experiments', 'Experiments run in a browser too: pass the values in.'),
    noNode('labs', 'A lab computes the same everywhere: no Node module.'),
    onlyFrom(
      'inquirer-in-prompts',
      '@inquirer',
      '^src/terminal/prompts/',
      'Prompts live in terminal/prompts.',
    ),
    onlyFrom(
      'commander-in-commands',
      'commander',
      '^src/(commands/|cli\\.ts|main\\.ts)',
      'Only the command line knows commander.',
    ),
    onlyFrom('marked-in-markdown', 'marked', '^src/markdown/', 'The parser is behind our block tree.'),
    onlyFrom(
      'zod-in-schemas',
      'zod',
      '^src/(domain/.*\\.schema\\.ts|files/)',
      'Schemas stand apart from rules, so that a rule loads without zod.',
    ),
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two files that need each other are one file or three.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A file that nothing imports is dead.',
      from: { orphan: true, pathNot: ['^scripts/', '\\.d\\.ts$', '^src/main\\.ts$'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
