/** Workday writes booleans as `1`/`0` and `true`/`false`, mixed in one document. null: absent, or not a boolean. */
export function parseXsdBoolean(text: string | undefined): boolean | null {
	const value = text?.trim();
	if (value === '1' || value === 'true') return true;
	if (value === '0' || value === 'false') return false;
	return null;
}

/** A whole number that is not negative, as Response_Results has them. undefined: absent, or not one. */
export function parseCount(text: string | undefined): number | undefined {
	const value = text?.trim() ?? '';
	return /^\d{1,15}$/.test(value) ? Number(value) : undefined;
}
