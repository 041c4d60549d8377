// The only place that imports the `xpath` package; bundled into dist. See pathFallback.ts for what it is used for.
import { parse } from 'xpath';

/** A value of the package, as far as functions of ours see their arguments. */
export interface PackageValue {
	stringValue(): string;
	numberValue(): number;
	/** Only of a node set. */
	toArray?(): unknown[];
}

export interface PackageContext {
	readonly contextNode: unknown;
}

/** A function that replaces or adds to the package's own. */
export type PackageFunction = (context: PackageContext, ...values: PackageValue[]) => string | number | boolean;

interface Evaluation {
	node: unknown;
	namespaces: Readonly<Record<string, string>>;
	functions?: (name: string) => PackageFunction | undefined;
}

export interface PackageExpression {
	evaluate(evaluation: Evaluation): PackageValue;
	select(evaluation: Evaluation): unknown[];
	evaluateString(evaluation: Evaluation): string;
	evaluateNumber(evaluation: Evaluation): number;
	evaluateBoolean(evaluation: Evaluation): boolean;
}

declare module 'xpath' {
	// The package's own types leave this out, though its documentation recommends it.
	function parse(expression: string): PackageExpression;
}

export const parseExpression = (expression: string): PackageExpression => parse(expression);
