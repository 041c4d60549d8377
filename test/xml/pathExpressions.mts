// Expressions of the kinds that people write, over the names of `pathGenerate.mts`.
const groups = ['wd:Data', 'wd:Job', 'wd:Email', 'wd:Phone', 'wd:Organization'];
const leaves = ['wd:Name', 'wd:Date', 'wd:Number', 'wd:Active'];

const perGroup = (group: string): string[] => [
	group,
	`${group}[1]`,
	`${group}[last()]`,
	`${group}[@wd:Primary='1']`,
	`${group}[@wd:Primary=1]/*[1]`,
	`${group}[not(@wd:Primary)]`,
	`${group}[position() = 2]/@wd:Primary`,
	`count(${group})`,
	`.//${group}//wd:ID[@wd:type='Employee_ID']/text()`,
	`.//${group}[wd:Type_Reference/wd:ID[@wd:type='WID']]`,
	`.//${group}[.//wd:ID[@wd:type='WID'] = '007']/*/@wd:Descriptor`,
	`string(.//${group}/wd:Name)`,
	`normalize-space(.//${group})`,
	`.//${group}/..`,
	`.//${group}[${group}]/${group}`,
	`(.//${group})[2]`,
	`.//${group}[2]`,
	`boolean(.//${group}[@wd:Primary='0' and wd:Name])`,
	`concat(.//${group}[1]/wd:Name, ' ', .//${group}[1]/wd:Date)`,
	`.//${group}/*[starts-with(local-name(), 'N')]`,
	`//${group}[ancestor::${group}]/@*`,
	`.//${group}/preceding-sibling::*[1] | .//${group}/following-sibling::*[1]`,
];

const perLeaf = (leaf: string): string[] => [
	`.//${leaf}`,
	`.//${leaf}/text()`,
	`.//${leaf}[text()]`,
	`.//${leaf}[not(text())]`,
	`.//${leaf}[. = '1' or . = 'true']`,
	`.//${leaf}[contains(., '@')]`,
	`.//${leaf}[string-length(normalize-space(.)) > 3]`,
	`substring-before(.//${leaf}[contains(., '@')], '@')`,
	`substring-after(.//${leaf}[contains(., '@')], '@')`,
	`translate(.//${leaf}, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')`,
	`sum(.//${leaf}[number(.) = number(.)])`,
	`.//${leaf} = //wd:ID`,
	`.//${leaf} < 2`,
	`.//${leaf}[. > 10]`,
	`floor(.//${leaf}[. > 10])`,
	`.//*[${leaf}][last()]/${leaf}`,
];

const OPERATORS = ['=', '!=', '<', '<=', '>', '>='];
const perOperator = (operator: string): string[] => [
	`.//@wd:Primary ${operator} .//wd:Number`,
	`.//wd:Number ${operator} .//wd:Number`,
	`.//wd:Job/@wd:Primary ${operator} .//wd:Email/@wd:Primary`,
	`count(.//*[@wd:Primary ${operator} */wd:Number])`,
	`.//wd:Name ${operator} '1'`,
	`2 ${operator} .//wd:Number`,
	`true() ${operator} .//wd:Nope`,
];

export const FIELD_EXPRESSIONS: readonly string[] = [
	...groups.flatMap(perGroup),
	...OPERATORS.flatMap(perOperator),
	...leaves.flatMap(perLeaf),
	'.', '..', '/', '/*', '//*', '//@*', './/text()', 'node()', '*', '@*', 'count(//node())', 'name()', 'name(..)', 'namespace-uri(..)',
	'wd:Worker_Reference/wd:ID[1]', "wd:Worker_Reference/wd:ID[@wd:type!='WID']", "*[substring(local-name(), string-length(local-name()) - 8) = 'Reference']",
	'/env:Envelope/env:Body/wd:Get_Workers_Response/@wd:version', '/env:Envelope/env:Body/wd:Get_Workers_Response/wd:Response_Data/wd:Worker/wd:Job',
	"//*[@wd:Primary = '1'][1]", "(//*[@wd:Primary = '1'])[1]", "//*[@plain]/@wd:Primary", 'count(*[position() mod 2 = 0])', "'literal'", '1 div 4', '7 mod 2',
	"count(//wd:ID[@wd:type='WID']) > count(//wd:ID[@wd:type='Employee_ID'])", 'not(wd:Nope)', 'wd:Nope', 'string(wd:Nope)', '-(-3)', '//wd:ID/ancestor::*[2]',
];
