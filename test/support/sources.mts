/** The project's files as text, and the imports in them: what the tests that guard the shape look at. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import ts from 'typescript';

export const root = dirname(dirname(__dirname));

/** Paths from the project's root, with `/` on every system. */
export function filesBelow(folder: string, endings: readonly string[]): string[] {
	const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
		.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1).split(sep).join('/'))
		.sort();
}

export function textOf(file: string): string {
	return readFileSync(join(root, file), 'utf8');
}

export function syntaxOf(file: string, text = textOf(file)): ts.SourceFile {
	return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
}

/** Calls `visit` for every node of a syntax tree. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
	visit(node);
	ts.forEachChild(node, (child) => walk(child, visit));
}

export interface Import {
	/** A package's name, or the path of a project file without its ending. */
	target: string;
	/** Only types: nothing of it is left at run time. */
	typeOnly: boolean;
}

/** Every import, re-export, `require` and `import()` of a file. */
export function importsOf(file: string, text = textOf(file)): Import[] {
	const found: Import[] = [];
	const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
		if (specifier && ts.isStringLiteralLike(specifier)) found.push({ target: resolve(file, specifier.text), typeOnly });
	};
	walk(syntaxOf(file, text), (node) => {
		if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false);
		if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
		if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
		if (!ts.isCallExpression(node)) return;
		const dynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require';
		if (dynamic) add(node.arguments[0], false);
	});
	return found;
}

function resolve(file: string, specifier: string): string {
	if (!specifier.startsWith('.')) return specifier;
	return posix.join(posix.dirname(file), specifier).replace(/\.(m?ts|js)$/, '');
}
