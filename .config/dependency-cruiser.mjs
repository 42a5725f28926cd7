/** The layers of src/: an import may only go down, and siblings never see each other. */
const layer = (folder, ...below) => ({
  name: `${folder}-looks-down`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...below].join('|')})/` },
});

export default {
  forbidden: [
    layer('commands', 'ux', 'pipeline', 'salesforce', 'model'),
    layer('ux', 'pipeline', 'collect', 'salesforce', 'model'),
    layer('pipeline', 'collect', 'render', 'corpus', 'files', 'salesforce', 'limiter', 'model'),
    layer('collect', 'salesforce', 'model'),
    layer('render', 'model'),
    layer('corpus', 'model'),
    layer('salesforce', 'limiter', 'model'),
    layer('files', 'model'),
    layer('limiter'),
    layer('model'),
    {
      name: 'ux-knows-errors',
      comment: 'What the stages below do reaches ux through the pipeline; their errors it puts into words itself.',
      severity: 'error',
      from: { path: '^src/ux/' },
      to: { path: '^src/(collect|salesforce)/', pathNot: '^src/(collect/inventory|salesforce/failure)\\.ts$' },
    },
    {
      name: 'fs-only-in-files',
      comment: 'One layer touches the disk, so that what is atomic and what may be removed is decided in one place.',
      severity: 'error',
      from: { path: '^src/(?!files/)' },
      to: { path: '^(node:)?fs' },
    },
    {
      name: 'oclif-only-on-top',
      comment: 'The program below the commands also runs without the CLI.',
      severity: 'error',
      from: { path: '^src/(?!commands/|ux/)' },
      to: { path: '@oclif|sf-plugins-core' },
    },
    {
      name: 'jsforce-only-in-connect',
      comment: 'What jsforce does and hides is known to one file.',
      severity: 'error',
      from: { path: '^src/(?!salesforce/connect\\.ts)' },
      to: { path: 'jsforce' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^lib/' },
  },
};
