/** n8n keeps an execution's data as a flat array in which a string stands for the place of a value. */

/** @param text JSON array: the first value is the root; inside objects and arrays every string is an index. */
export function parseFlatted(text: string): unknown {
	const values: unknown = JSON.parse(text);
	if (!Array.isArray(values)) throw new Error('Not flat data');
	const seen = new Map<number, unknown>();
	const at = (index: number): unknown => {
		if (seen.has(index)) return seen.get(index);
		const value: unknown = values[index];
		if (Array.isArray(value)) {
			const list: unknown[] = [];
			seen.set(index, list);
			list.push(...value.map(resolve));
			return list;
		}
		if (typeof value === 'object' && value !== null) {
			const record: Record<string, unknown> = {};
			seen.set(index, record);
			for (const [key, each] of Object.entries(value)) record[key] = resolve(each);
			return record;
		}
		return value;
	};
	const resolve = (value: unknown): unknown => (typeof value === 'string' ? at(Number(value)) : value);
	return at(0);
}
