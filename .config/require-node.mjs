// npm puts node_modules/.bin first in the PATH of its scripts, and the npm package `node` puts a current Node there.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  console.error(
    `This needs Node 22.19 or newer, and this is ${process.version}. Run "npm install" with install scripts allowed: ` +
      'it brings a current Node for the scripts of this project.',
  );
  process.exit(1);
}
