/*
 * What stands for `node:http` in the bundles (infra/constructs/bundle.ts). An `import` of it reads everything that it
 * exports, and some of that loads the whole of Node's fetch. No Lambda uses fetch, and loading it takes a good part of the
 * start. `require` reads only what is used.
 */
// biome-ignore lint/style/useNodejsImportProtocol: under that name the bundles would find this very file.
module.exports = require('http');
