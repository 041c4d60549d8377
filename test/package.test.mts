/** What n8n and this project ask of the package as a whole; see CONTRIBUTING.md. */
import ts from 'typescript';
import { filesBelow, syntaxOf, textOf, walk } from './support/sources.mts';

interface Manifest {
	dependencies?: Record<string, string>;
	overrides?: object;
	peerDependencies: Record<string, string>;
	files: string[];
	license: string;
	n8n: { strict: boolean; nodes: string[]; credentials: string[] };
}

const manifest: Manifest = JSON.parse(textOf('package.json'));
const source = [...filesBelow('nodes', ['.ts']), ...filesBelow('credentials', ['.ts']), 'index.ts'];
const tests = filesBelow('test', ['.mts']);
const lines = (file: string) => textOf(file).trimEnd().split('\n').length;
const longerThan = (limit: number, files: string[]) =>
	files.filter((file) => lines(file) > limit).map((file) => `${file}: ${lines(file)} lines`);

test('the package can be verified by n8n: no runtime dependency, n8n-workflow as its only peer, strict linting', () => {
	expect(manifest.dependencies ?? {}).toEqual({});
	expect(manifest.overrides).toBeUndefined();
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	expect(manifest.n8n.strict).toBe(true);
	expect(manifest.license).toBe('MIT');
});

test('only dist is published, and every node and credential in it has its source', () => {
	expect(manifest.files).toEqual(['dist']);
	const published = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
	const sources = published.map((path) => path.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
	expect(source).toEqual(expect.arrayContaining(sources));
	const present = source.filter((file) => /\.(node|credentials)\.ts$/.test(file));
	expect([...sources].sort()).toEqual(present.sort());
});

test("the linter's configuration is n8n's default", () => {
	const text = "import { config } from '@n8n/node-cli/eslint'; export default config;";
	expect(textOf('eslint.config.mjs').replace(/\s+/g, ' ').trim()).toBe(text);
});

test('node files are at most 80 lines, every other file at most 300', () => {
	expect(longerThan(80, source.filter((file) => file.endsWith('.node.ts')))).toEqual([]);
	expect(longerThan(300, [...source, ...tests])).toEqual([]);
});

/** Ways around the type checker and the linter. */
function waysAround(file: string, text = textOf(file)): string[] {
	const found: string[] = [];
	walk(syntaxOf(file, text), (node) => {
		if (node.kind === ts.SyntaxKind.AnyKeyword) found.push('any');
		if (!ts.isAsExpression(node)) return;
		const inner = ts.isParenthesizedExpression(node.expression) ? node.expression.expression : node.expression;
		if (ts.isAsExpression(inner) && inner.type.kind === ts.SyntaxKind.UnknownKeyword) found.push('as unknown as');
	});
	// Parts, so that this file does not name what it looks for.
	for (const comment of ['ts-' + 'ignore', 'ts-' + 'expect-error', 'ts-' + 'nocheck', 'eslint-' + 'disable']) {
		if (text.includes(comment)) found.push(comment);
	}
	return found.map((way) => `${file}: ${way}`);
}

test('nothing goes around the type checker or the linter', () => {
	expect([...source, ...tests].flatMap((file) => waysAround(file))).toEqual([]);
});

test.each([
	['const a: any = 1;', 'any'],
	['const a = (1 as unknown) as string;', 'as unknown as'],
	['const a = 1 as unknown as string;', 'as unknown as'],
	['// @ts-' + 'ignore', 'ts-' + 'ignore'],
	['/* eslint-' + 'disable no-console */', 'eslint-' + 'disable'],
])('a way around is noticed: %s', (text, way) => {
	expect(waysAround('a.ts', text)).toEqual([`a.ts: ${way}`]);
});

/** What sends, and why it is not one place: each context of n8n offers another helper. */
const SENDERS = {
	'nodes/Workday/n8n/httpTransport.ts': 'every request of the nodes',
	'nodes/Workday/n8n/testButton.ts': 'the Test buttons, whose context has the older helper only',
	'credentials/shared/tokenTransport.ts': 'the token endpoint, from preAuthentication',
};
const SENDS = /\bhelpers\.(httpRequest\w*|request\w*)|helpers: \{ request \}/;

test('each way out of the package is one of three', () => {
	expect(source.filter((file) => SENDS.test(textOf(file)) && !file.startsWith('index')).sort()).toEqual(Object.keys(SENDERS).sort());
	expect(SENDS.test('await this.helpers.httpRequest(options)')).toBe(true);
});

// Home folders and the roots that checkouts usually lie in, but for that of n8n's container. `../shared` is looked for, never required.
const MACHINE = new RegExp(String.raw`(^|[\s'"\`(=])/(?!home/node/)(${['work', 'home', 'Users', 'root', 'mnt', 'tmp'].join('|')})/\w|[A-Z]:\\\\Users`, 'm');

test('no file names a path of the machine that it was written on', () => {
	const texts = ['nodes', 'credentials', 'test', 'scripts', 'bench', 'tools/n8n-node/package.json', 'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs', 'examples'];
	const files = texts.flatMap((path) => {
		try {
			return path.includes('.') ? [path].filter((file) => textOf(file)) : filesBelow(path, ['.ts', '.mts', '.mjs', '.json', '.md']);
		} catch {
			return [];
		}
	});
	expect(files.length).toBeGreaterThan(100);
	expect(files.filter((file) => file !== 'test/package.test.mts' && MACHINE.test(textOf(file)))).toEqual([]);
	expect(MACHINE.test("from '/home/ann/project/x'")).toBe(true);
});

test('lock files name no registry', () => {
	const locks = ['package-lock.json', 'tools/n8n-node/package-lock.json'];
	expect(locks.filter((file) => textOf(file).includes('"resolved"'))).toEqual([]);
});
