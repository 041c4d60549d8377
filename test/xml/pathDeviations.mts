// Where the `xpath` package (0.0.34) is not XPath 1.0. Neither engine of ours inherits these: one does not use the package,
// the other rewrites what it is given. `pathPackage.test.mts` shows that each entry is still true of the package.
import type { Answer } from './pathOracles.mts';

export interface Deviation {
	/** What the package does. */
	name: string;
	/** What XPath 1.0 says. */
	rule: string;
	/** Expressions that may meet it. */
	applies: RegExp;
	/** Such an expression for the worker of `pathSupport.mts`, what is right, and what the package says. */
	example: string;
	right: Answer;
	wrong: Answer | 'an error';
	/** What libxml2 says, where it is wrong too. */
	libxml2?: Answer;
}

export const DEVIATIONS: Deviation[] = [
	{
		name: 'descendants count as following',
		rule: '§2.2: the following axis excludes descendants',
		applies: /following::/,
		example: 'count(wd:Worker_Reference/following::wd:ID)',
		right: { number: '0' },
		wrong: { number: '2' },
	},
	{
		name: 'ancestors count as preceding',
		rule: '§2.2: the preceding axis excludes ancestors',
		applies: /preceding::/,
		example: 'count(preceding::*)',
		right: { number: '0' },
		wrong: { number: '4' },
	},
	{
		name: 'attributes pass for elements on axes that include the node itself',
		rule: '§2.3: the principal node type of every axis but attribute and namespace is element',
		applies: /self::/,
		example: 'count(wd:Worker_Reference/@wd:Descriptor/self::*)',
		right: { number: '0' },
		wrong: { number: '1' },
	},
	{
		name: 'namespace declarations count as attributes',
		rule: '§5.3: no attribute nodes correspond to attributes that declare namespaces',
		applies: /@\*/,
		example: 'count(/*/@*)',
		right: { number: '0' },
		wrong: { number: '1' },
	},
	{
		name: 'an absent element counts as 0',
		rule: '§4.4: a node-set is converted to a string first, and an empty string to NaN',
		applies: / [-+*] | div | mod |\b(number|floor|ceiling|round|substring)\(/,
		example: 'wd:Nope + 1',
		right: { number: 'NaN' },
		wrong: { number: '1' },
	},
	{
		name: 'text of a node-set is read as a JavaScript number',
		rule: '§4.4: only decimal digits, one point and a minus sign make a number',
		applies: / [-+*] | div | mod |\b(number|floor|ceiling|round|substring)\(/,
		example: 'number(wd:Worker_Data/wd:Hexadecimal)',
		right: { number: 'NaN' },
		wrong: { number: '16' },
	},
	{
		name: 'digits with a point behind them are no number',
		rule: "§3.7: Number ::= Digits ('.' Digits?)?",
		applies: /[<>=]|\b(number|sum)\(/,
		example: "number('5.')",
		right: { number: '5' },
		wrong: { number: 'NaN' },
	},
	{
		name: 'a node-set behind a boolean is ordered by its numbers',
		rule: '§3.4: it is converted to a boolean first',
		applies: /[<>]/,
		example: 'true() <= wd:Worker_Data/wd:Email',
		right: { value: true },
		wrong: { value: false },
	},
	{
		name: 'string-length() counts UTF-16 units',
		rule: '§4.2: the number of characters; §3.6: a character is a Unicode code point',
		applies: /string-length\(/,
		example: 'string-length(wd:Worker_Data/wd:Emoji)',
		right: { number: '3' },
		wrong: { number: '4' },
	},
	{
		name: 'substring() clips instead of comparing positions, and takes NaN for a number',
		rule: '§4.2: the characters whose position p is at least round(a) and less than round(a) + round(b)',
		applies: /substring\(/,
		example: "substring('12345', 2, -1)",
		right: { value: '' },
		wrong: { value: '1' },
	},
	{
		name: 'translate() maps UTF-16 units',
		rule: '§4.2: characters; §3.6: a character is a Unicode code point',
		applies: /translate\(/,
		example: "translate('😀😃', '😀', 'x')",
		right: { value: 'x😃' },
		wrong: { value: 'xx\uDE03' },
	},
	{
		name: 'a small negative number keeps its sign within the digits',
		rule: '§4.2: a minus sign, then the digits',
		applies: /0\.0{5}/,
		example: 'string(-0.0000001)',
		right: { value: '-0.0000001' },
		wrong: { value: '0.000000-1' },
		// It writes an exponent, which §4.2 has not either.
		libxml2: { value: '-1e-07' },
	},
	{
		name: 'lang() distinguishes upper and lower case',
		rule: '§4.3: ignoring case',
		applies: /lang\(/,
		example: "boolean(wd:Worker_Data/wd:Language[lang('EN')])",
		right: { value: true },
		wrong: { value: false },
	},
	{
		name: 'lang() fails on a text node',
		rule: '§4.3: the nearest ancestor that has xml:lang decides',
		applies: /lang\(/,
		example: "boolean(wd:Worker_Data/wd:Language/text()[lang('en')])",
		right: { value: true },
		wrong: 'an error',
	},
	{
		name: 'id() takes attributes called id for IDs',
		rule: '§5.2.1: only a DTD makes an attribute an ID',
		applies: /\bid\(/,
		example: "count(id('abc'))",
		right: { number: '0' },
		wrong: { number: '1' },
	},
];
