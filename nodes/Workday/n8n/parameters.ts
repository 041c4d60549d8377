/**
 * What the user set on the node, read with the type that it must have. An expression can give anything: what does not
 * fit is refused with the field's name before anything is sent.
 */
import type { IExecuteFunctions, IPollFunctions } from 'n8n-workflow';
import { InvalidRequest } from '../workday/errors';
import { CONTROL } from '../workday/values/text';

export class Parameters {
	constructor(
		private readonly get: (name: string) => unknown,
		/** Whether the user added the field, even if its value turned out empty. */
		readonly has: (name: string) => boolean = (name) => get(name) !== undefined && get(name) !== null,
		/** What stands in the workflow: the value, or the expression that gave it. */
		private readonly written: (name: string) => unknown = () => undefined,
	) {}

	static ofItem(context: IExecuteFunctions, itemIndex: number): Parameters {
		let workflows: Record<string, unknown> | undefined;
		// n8n resolves an expression each time, which was half of the time of a run of a thousand writes.
		const values = new Map<string, unknown>();
		return new Parameters(
			(name) => {
				// Fields that the editor hides have no value, and n8n throws without a fallback.
				if (!values.has(name)) values.set(name, context.getNodeParameter(name, itemIndex, null));
				return values.get(name);
			},
			undefined,
			// n8n copies the whole node each time it is asked for it.
			(name) => (workflows ??= context.getNode().parameters)[name],
		);
	}

	static ofPoll(context: IPollFunctions): Parameters {
		return new Parameters((name) => context.getNodeParameter(name, null));
	}

	/** As it is: for fields whose own parser says what is allowed. Empty text counts as not set. */
	raw(name: string): unknown {
		const value = this.get(name);
		return value === null || value === '' ? undefined : value;
	}

	/** Whether an expression stands there that came out without a value: a field left empty is '' to n8n. */
	cameOutEmpty(name: string): boolean {
		const value = this.get(name);
		return value === null || value === undefined;
	}

	/**
	 * What somebody put into the field: nothing, a value, or an expression that gave none. For fields where an accident
	 * would matter: elsewhere an expression without a value is a field that is not set.
	 */
	filling(name: string): 'nothing' | 'value' | 'empty expression' {
		if (this.raw(name) !== undefined) return 'value';
		const written = this.written(name);
		// Inside of an expression that gives a whole collection, what is there is said, and what is not there is not.
		return isExpression(written) && (written !== INHERITED || this.has(name)) ? 'empty expression' : 'nothing';
	}

	/** Trimmed. '' when not set. */
	text(name: string, label: string): string {
		const value = this.raw(name);
		if (value === undefined) return '';
		if (typeof value === 'object') throw new InvalidRequest(label, `must be text, not ${describe(value)}`);
		return checked(String(value), label);
	}

	flag(name: string, label: string, initially = false): boolean {
		const value = this.raw(name);
		if (value === undefined) return initially;
		if (typeof value === 'boolean') return value;
		if (value === 'true' || value === 'false') return value === 'true';
		throw new InvalidRequest(label, `must be true or false, not ${describe(value)}`);
	}

	integer(name: string, label: string, initially: number, { min, max }: { min: number; max: number }): number {
		const value = this.raw(name);
		if (value === undefined) return initially;
		const number = typeof value === 'string' ? Number(value) : value;
		if (typeof number !== 'number' || !Number.isInteger(number) || number < min || number > max) {
			throw new InvalidRequest(label, `must be a whole number from ${min} to ${max}, not ${describe(value)}`);
		}
		return number;
	}

	choice<C extends string>(name: string, label: string, choices: readonly C[], initially: C): C {
		const value = this.text(name, label);
		if (value === '') return initially;
		const found = choices.find((choice) => choice === value);
		if (found === undefined) throw new InvalidRequest(label, `must be one of ${choices.join(', ')}, not ${describe(value)}`);
		return found;
	}

	/** Several texts: a list (multi options, an array out of an expression) or text with commas or line breaks. */
	list(name: string, label: string): string[] {
		return textsIn(this.raw(name), label);
	}

	/**
	 * A resource locator: how it was chosen (`list`, `id` …; '' when an expression gave the value alone), and its ids, of
	 * which an expression may give several.
	 */
	locator(name: string, label: string): { mode: string; ids: string[] } {
		const value = this.raw(name);
		if (!isRecord(value) || !('mode' in value)) return { mode: '', ids: textsIn(value, label) };
		return { mode: String(value.mode), ids: textsIn(value.value ?? undefined, label) };
	}

	/** The values inside a collection. */
	group(name: string, label: string): Parameters {
		const value = this.raw(name);
		// Not quoted: it may hold a password.
		if (value !== undefined && !isRecord(value)) throw new InvalidRequest(label, `must be an object with fields, not ${typeof value === 'object' ? describe(value) : 'text'}`);
		return ofRecord(value ?? {}, this.written(name));
	}

	/** The rows of a fixed collection with multiple values. */
	rows(name: string, key: string, label: string): Parameters[] {
		const group = this.group(name, label);
		const list = listOf(group.raw(key));
		const written = group.written(key);
		return list.map((row, index) => {
			if (!isRecord(row)) throw new InvalidRequest(label, `each row must be an object with fields, not ${describe(row)}`);
			return ofRecord(row, isExpression(written) ? written : listOf(written)[index]);
		});
	}
}

/** @param written what stands in the workflow for the whole record */
function ofRecord(record: Record<string, unknown>, written: unknown): Parameters {
	return new Parameters(
		(name) => (Object.hasOwn(record, name) ? record[name] : undefined),
		(name) => Object.hasOwn(record, name),
		(name) => (isExpression(written) ? INHERITED : isRecord(written) ? written[name] : undefined),
	);
}

/** n8n marks expressions so. */
const INHERITED = '=';

const isExpression = (written: unknown): boolean => typeof written === 'string' && written.startsWith(INHERITED);

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

function textsIn(value: unknown, label: string): string[] {
	if (value === undefined) return [];
	const parts = Array.isArray(value) ? value : typeof value === 'object' ? [value] : String(value).split(/[,\n]/);
	return parts
		.map((part: unknown) => {
			if (typeof part === 'object') throw new InvalidRequest(label, `must be text or a list of texts, not ${describe(part)}`);
			return checked(String(part), label);
		})
		.filter((part) => part !== '');
}

function checked(text: string, label: string): string {
	if (CONTROL.test(text)) throw new InvalidRequest(label, 'holds a control character. Paste or type it again');
	return text.trim();
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What was given, short enough for a message. */
function describe(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (value === null) return 'null';
	if (typeof value === 'object') return 'an object';
	const text = String(value);
	return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}
