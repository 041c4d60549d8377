/** Whether an item that the docs show could have come: same keys, same kinds of values, same notations. */

const NOTATIONS: ReadonlyArray<[string, RegExp]> = [
	['a date', /^\d{4}-\d\d-\d\d$/],
	['a moment', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/],
	['a Workday ID', /^[\da-f]{32}$/],
	['a UUID', /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/],
];

function kindOf(value: unknown): string {
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'a list';
	if (typeof value !== 'string') return typeof value;
	return NOTATIONS.find(([, form]) => form.test(value))?.[0] ?? 'text';
}

const isObject = (value: unknown): value is Record<string, unknown> => kindOf(value) === 'object';

export interface ShapeOptions {
	/** Objects whose keys are data, by path. */
	free?: readonly string[];
	/** Keys that real items have and the docs do not show are a difference too, at the top. */
	whole?: boolean;
}

/**
 * @param shown what the docs show
 * @param real what came, more than one so that each value is there at least once
 * @returns what cannot be, with its path
 */
export function differences(shown: unknown, real: readonly unknown[], options: ShapeOptions = {}, path = ''): string[] {
	if (options.free?.includes(path)) return real.some(isObject) ? [] : [`${path}: is no object`];
	const kind = kindOf(shown);
	const same = real.filter((value) => kindOf(value) === kind);
	if (Array.isArray(shown)) {
		const elements = same.filter(Array.isArray).flat() as unknown[];
		if (same.length === 0) return [`${path}: never is a list`];
		return shown.flatMap((element) => differences(element, elements, options, `${path}[]`));
	}
	if (isObject(shown)) return differencesOfKeys(shown, same.filter(isObject), options, path);
	// Texts have no notation of their own: any text will do.
	const fits = same.length > 0 || kind === 'null' || (kind === 'text' && real.some((value) => typeof value === 'string'));
	return fits ? [] : [`${path}: never is ${kind}, but ${[...new Set(real.map(kindOf))].join(', ') || 'missing'}`];
}

function differencesOfKeys(shown: Record<string, unknown>, real: ReadonlyArray<Record<string, unknown>>, options: ShapeOptions, path: string): string[] {
	if (real.length === 0) return [`${path}: never is an object`];
	const missing = options.whole && path === '' ? [...new Set(real.flatMap(Object.keys))].filter((key) => !(key in shown)) : [];
	const of = Object.entries(shown).flatMap(([key, value]) => {
		const place = path === '' ? key : `${path}.${key}`;
		const values = real.filter((one) => key in one).map((one) => one[key]);
		return values.length === 0 ? [`${place}: does not come`] : differences(value, values, options, place);
	});
	return [...missing.map((key) => `${key}: is not shown`), ...of];
}
