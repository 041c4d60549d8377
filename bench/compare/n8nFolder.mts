/**
 * A folder in which this package lies beside the packages of a real n8n, as among its community nodes: one `n8n-workflow` and one
 * `n8n-core` for all of them, those of that n8n.
 */
import { copyFileSync, cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** @returns where the program lies there */
export function placeBesideN8n(root: string, n8nFolder: string, program: string): string {
	const folder = join(root, '.build', 'bench-n8n');
	rmSync(folder, { recursive: true, force: true });
	const own = join(folder, 'package');
	mkdirSync(own, { recursive: true });
	symlinkSync(join(n8nFolder, 'node_modules'), join(folder, 'node_modules'), 'junction');
	copyFileSync(join(root, 'package.json'), join(own, 'package.json'));
	cpSync(join(root, 'dist'), join(own, 'dist'), { recursive: true });
	const placed = join(own, 'engine.cjs');
	copyFileSync(program, placed);
	return placed;
}
