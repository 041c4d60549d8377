/** A value in a JSON text that somebody wrote, with the path to it: every complaint names the place. */
import { InvalidRequest } from '../errors';
import { notJson } from './notJson';
import { CONTROL } from './text';

export class JsonPlace {
	private constructor(
		private readonly value: unknown,
		/** For people: field and path. */
		readonly name: string,
	) {}

	/** @param given JSON text, or what an expression made of it */
	static parse(given: unknown, field: string): JsonPlace {
		if (typeof given !== 'string') return new JsonPlace(given, field);
		try {
			return new JsonPlace(JSON.parse(given), field);
		} catch (error) {
			throw notJson(error, field);
		}
	}

	/** As it is: for values whose own parser says what is allowed. */
	get raw(): unknown {
		return this.value;
	}

	get exists(): boolean {
		return this.value !== undefined;
	}

	get isList(): boolean {
		return Array.isArray(this.value);
	}

	get isNull(): boolean {
		return this.value === null;
	}

	get isText(): boolean {
		return typeof this.value === 'string';
	}

	/** @throws InvalidRequest for what is no object, or has other keys: a misspelt one would be overlooked */
	object(keys: readonly string[]): this {
		if (typeof this.value !== 'object' || this.value === null || this.isList) return this.refuse('must be an object');
		const stranger = Object.keys(this.value).find((key) => !keys.includes(key));
		if (stranger !== undefined) this.refuse(`has "${stranger}", which is not one of ${keys.join(', ')}`);
		return this;
	}

	has(key: string): boolean {
		return this.at(key).exists;
	}

	at(key: string): JsonPlace {
		const own = typeof this.value === 'object' && this.value !== null && Object.hasOwn(this.value, key);
		return new JsonPlace(own ? Reflect.get(Object(this.value), key) : undefined, `${this.name}${this.name.includes(' > ') ? '.' : ' > '}${key}`);
	}

	list(): JsonPlace[] {
		if (!Array.isArray(this.value)) return this.refuse('must be a list');
		return this.value.map((one: unknown, index) => new JsonPlace(one, `${this.name}${this.name.includes(' > ') ? '' : ' > '}[${index}]`));
	}

	/** Trimmed. @throws InvalidRequest for what is empty: null clears, and what shall stay is left out */
	text(): string {
		if (typeof this.value !== 'string') return this.refuse(this.exists ? 'must be text' : 'is missing');
		if (CONTROL.test(this.value)) this.refuse('holds a control character');
		return this.value.trim() || this.refuse('is empty');
	}

	/** undefined: it is not there. */
	textOrNull(): string | null | undefined {
		if (this.value === undefined || this.value === null) return this.value;
		if (this.value === '') this.refuse('is empty: null clears it, and left out it stays as it is');
		return this.text();
	}

	boolean(): boolean {
		return typeof this.value === 'boolean' ? this.value : this.refuse('must be true or false');
	}

	choice<C extends string>(choices: readonly C[]): C {
		return choices.find((one) => one === this.value) ?? this.refuse(this.exists ? `must be one of ${choices.join(', ')}` : `is missing: one of ${choices.join(', ')}`);
	}

	refuse(problem: string): never {
		throw new InvalidRequest(this.name, problem);
	}
}
