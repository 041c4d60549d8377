/** Expanded names (namespace + local name) as small integers, shared by all tapes and compiled paths of one run. Id 0 is text. */
export class NameTable {
	readonly local: string[] = [''];
	readonly uri: string[] = [''];
	private readonly ids = new Map<string, number>();

	id(uri: string, local: string): number {
		// A line feed can be in neither part, so the key is unambiguous.
		const key = `${uri}\n${local}`;
		let id = this.ids.get(key);
		if (id === undefined) {
			id = this.local.length;
			this.ids.set(key, id);
			this.local.push(local);
			this.uri.push(uri);
		}
		return id;
	}

	get size(): number {
		return this.local.length;
	}
}
