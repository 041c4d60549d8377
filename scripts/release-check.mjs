/**
 * Whether what is to be released says the same version everywhere. Without a tag, what holds at any time:
 *
 *   node scripts/release-check.mjs [v1.2.3]
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const read = (file) => readFileSync(join(root, file), 'utf8');

const [, , tag] = argv;
const { name, version } = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));
const [, newest = '', day = ''] = /^## (\S+)(?: \((.+?)\))?$/m.exec(read('CHANGELOG.md')) ?? [];

const problems = [
	[lock.version === version && lock.packages[''].version === version, `package-lock.json says ${lock.version}, package.json ${version}`],
	[newest === version, `the newest section of CHANGELOG.md is ${newest}, package.json says ${version}`],
	[read('README.md').includes(`${name}-${version}.tgz`), `README.md installs another version than ${version}`],
	[tag === undefined || tag === `v${version}`, `the tag is ${tag}, package.json says ${version}`],
	[tag === undefined || /^\d{4}-\d\d-\d\d$/.test(day), `CHANGELOG.md does not say on which day ${version} was released: "## ${version} (2026-01-31)"`],
].filter(([holds]) => !holds);

for (const [, problem] of problems) console.error(`Release: ${problem}`);
if (problems.length === 0) console.log(`Release: ${version}${tag ? ' can be published' : ' is one version everywhere'}`);
exit(problems.length === 0 ? 0 : 1);
