/** Prints "N passed, N failed" from the results that jest wrote; ends non-zero if there are none. */
import './support/node-version.mjs';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './support/run.mjs';

const file = join(root, '.build', 'jest.json');
if (!existsSync(file)) {
	console.error('jest wrote no results: the tests did not run');
	process.exit(1);
}
const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, success } = JSON.parse(readFileSync(file, 'utf8'));
// A test file that cannot be loaded has no tests to count; it must not look like nothing.
const failed = numFailedTests + numRuntimeErrorTestSuites;
console.log(`${numPassedTests} passed, ${failed} failed`);
process.exit(success && failed === 0 && numPassedTests > 0 ? 0 : 1);
