/** Imported first by every script: an old Node fails here with a sentence instead of later with a stack trace. */
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`This project needs Node.js 20.19 or later; this is ${process.version}. Get a newer one from https://nodejs.org/`);
	process.exit(1);
}
