// Plain old syntax on purpose: this must run on the very Node versions that it refuses.
'use strict';
var major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    'Node 24 or later is needed (found ' +
      process.versions.node +
      '). On Linux and Windows the project brings its own:\n' +
      'run this through npm ("npm start", "npm run demo", "npm test") after "npm ci". On macOS install Node 24.\n',
  );
  process.exit(1);
}
