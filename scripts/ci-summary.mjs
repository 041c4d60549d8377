/** Prints wrong types, the names of failed tests and "N passed, N failed" from what jest wrote; ends non-zero if there is none. */
import './support/node-version.mjs';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './support/run.mjs';

const file = join(root, '.build', 'jest.json');
if (!existsSync(file)) {
	console.error('jest wrote no results: the tests did not run');
	process.exit(1);
}
const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, success, testResults } = JSON.parse(readFileSync(file, 'utf8'));
// A test file that cannot be loaded has no tests to count; it must not look like nothing.
const failed = numFailedTests + numRuntimeErrorTestSuites;
const wrongTypes = join(root, '.build', 'wrong-types.txt');
if (existsSync(wrongTypes)) console.log(`Types are wrong:\n${readFileSync(wrongTypes, 'utf8').trimEnd()}`);
for (const { name, status, assertionResults } of testResults) {
	const names = assertionResults.filter((one) => one.status === 'failed').map((one) => one.fullName);
	if (status === 'failed') console.log(`${relative(root, name)}: ${names.join('; ') || 'cannot be loaded'}`);
}
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exit(success && failed === 0 && numPassedTests > 0 ? 0 : 1);
