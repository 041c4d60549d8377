/**
 * A type of organizations, comparable. Microsoft's published mappings look for `Company` and `Cost_Center` in some tenants,
 * for `COST_CENTER` in others, so capitals do not count.
 */
export const typeKey = (type: string): string => type.toUpperCase().replace(/[\s-]/g, '_');
