/*
 * Which way imports may run: down from floor to floor, and between the rooms of a floor. `npm run check:imports` checks it;
 * docs/architecture.md draws it.
 */

const floor = (name) => `^lib/${name}/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: { path: '^(infra|functions|lib|console)/' },
      to: { couldNotResolve: true, pathNot: '\\.css$' },
    },

    // Floors.
    {
      name: 'domain-is-pure',
      comment: 'The rules of money import nothing outside themselves; a hash function is arithmetic.',
      severity: 'error',
      from: { path: floor('domain') },
      to: { pathNot: [floor('domain'), '^crypto$'] },
    },
    {
      name: 'use-cases-know-only-the-domain-and-their-ports',
      severity: 'error',
      from: { path: floor('payouts') },
      to: { path: ['^lib/(store|providers|contracts)/', '^(functions|infra)/', '@aws-sdk/'] },
    },
    {
      name: 'the-product-does-not-know-how-it-is-run',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(functions|infra)/' },
    },
    {
      name: 'lambdas-get-clients-and-repositories-from-runtime',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/runtime/' },
      to: { path: [floor('store'), '@aws-sdk/'] },
    },
    {
      name: 'only-runtime-and-the-store-know-the-sdk',
      severity: 'error',
      from: { path: '^(functions|lib)/', pathNot: ['^functions/runtime/', floor('store')] },
      to: { path: '@aws-sdk/' },
    },
    {
      name: 'functions-do-not-know-how-they-are-deployed',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^infra/' },
    },
    {
      name: 'the-console-knows-the-api-by-its-document',
      comment: 'It runs in a browser, and is one client of many.',
      severity: 'error',
      from: { path: '^console/src/', pathNot: '^console/src/imports/' },
      to: { path: '^(infra|functions|lib|test)/' },
    },
    {
      name: 'imports-judge-rows-by-the-rules-of-the-api',
      comment:
        'A dry run in the browser finds what the API would find: by its own schemas of rows, and by nothing else of it.',
      severity: 'error',
      from: { path: '^console/src/imports/' },
      to: {
        path: '^(infra|functions|lib|test)/',
        pathNot: [
          '^lib/contracts/(affiliates/affiliate|commissions/commission)-row\\.ts$',
          '^lib/domain/shared/(currency|money|time)\\.ts$',
        ],
      },
    },
    {
      name: 'nothing-runs-on-the-console',
      severity: 'error',
      from: { path: '^(infra|functions|lib)/' },
      to: { path: '^console/' },
    },
    {
      name: 'the-console-shared-knows-no-room',
      severity: 'error',
      from: { path: '^console/src/shared/' },
      to: { path: '^console/src/', pathNot: '^console/src/(shared|sign-in)/' },
    },
    {
      name: 'nothing-runs-on-tests',
      severity: 'error',
      from: { path: '^(infra|functions|lib|console)/' },
      to: { path: '^test/' },
    },

    // Rooms.
    {
      name: 'shared-knows-no-room',
      comment: 'What all rooms share cannot need one of them.',
      severity: 'error',
      from: { path: '^lib/(domain|payouts)/shared/' },
      to: { path: '^lib/payouts/', pathNot: '^lib/payouts/shared/' },
    },
    {
      name: 'only-execution-and-schedules-start-runs',
      comment: 'Others ask lib/payouts/execution/start-run.ts.',
      severity: 'error',
      from: { path: floor('payouts'), pathNot: '^lib/payouts/(execution|schedules)/' },
      to: { path: '-starter\\.ts$' },
    },
    {
      name: 'reports-audit-and-health-only-read',
      comment: 'They know the repositories of other rooms, and none of their use cases.',
      severity: 'error',
      from: { path: '^lib/payouts/(reports|audit|health)/' },
      to: {
        path: floor('payouts'),
        pathNot: [
          '^lib/payouts/(shared|reports|audit|health)/',
          '-repository\\.ts$',
          '/(payments-of|queue-waits|waiting-approvals|execution/funds)\\.ts$',
        ],
      },
    },
    {
      name: 'nothing-waits-for-the-schedules',
      comment: 'The sweep calls what the normal path calls; the normal path does not call the sweep.',
      severity: 'error',
      from: { path: floor('payouts'), pathNot: '^lib/payouts/schedules/' },
      to: { path: '^lib/payouts/schedules/', pathNot: '-repository\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.cjs', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
