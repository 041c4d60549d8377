/** A key that stands twice in an object of this JSON: JavaScript's parser would keep the second value and say nothing. */

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

interface Open {
	/** undefined: a list. */
	keys: Set<string> | undefined;
	/** A key comes next. */
	expectsKey: boolean;
}

/** @param json text that is JSON */
export function repeatedKey(json: string): string | undefined {
	const open: Open[] = [];
	for (const [token] of json.matchAll(TOKEN)) {
		const inside = open.at(-1);
		if (token === '{') open.push({ keys: new Set(), expectsKey: true });
		else if (token === '[') open.push({ keys: undefined, expectsKey: false });
		else if (token === '}' || token === ']') open.pop();
		else if (inside?.keys && token === ',') inside.expectsKey = true;
		else if (inside?.keys && inside.expectsKey && token.startsWith('"')) {
			const key = String(JSON.parse(token));
			if (inside.keys.has(key)) return key;
			inside.keys.add(key);
			inside.expectsKey = false;
		}
	}
	return undefined;
}
