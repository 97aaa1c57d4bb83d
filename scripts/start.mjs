// npm start. Written in old JavaScript and without imports, so that an old Node.js gets to say that it is too old.
var version = process.versions.node.split('.').map(Number);
var newEnough = version[0] > 22 || (version[0] === 22 && version[1] >= 12) || (version[0] === 20 && version[1] >= 19);

if (!newEnough) {
  console.error('Callboard needs Node.js 20.19, 22.12 or newer; this is ' + process.version + '.');
  process.exit(1);
}

import('./lib-start.mjs').then(function (start) {
  return start.runStandalone(process.argv.slice(2));
});
