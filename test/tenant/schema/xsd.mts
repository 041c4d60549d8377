import { type Contract, type Member, membersOf, WORKDAY_NAMESPACE } from './contract.mts';

/** What the envelope's schema imports; the worker serves it under this name. */
export const BODY_SCHEMA_FILE = 'workday.xsd';

const SCHEMA_START = '<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"';

function occurs(min: number, max: number): string {
	return ` minOccurs="${min}" maxOccurs="${max === Infinity ? 'unbounded' : max}"`;
}

/** `xs:decimal[totalDigits=12,minInclusive=0]` as a restriction; anything else as a type attribute. */
function typeParts(type: string): { attribute: string; content: string } {
	const limited = /^(xs:\w+)\[(.*)\]$/.exec(type);
	if (!limited) return { attribute: ` type="${qualified(type)}"`, content: '' };
	const [, base = '', limits = ''] = limited;
	const facets = limits.split(',').map((limit) => {
		const [name = '', value = ''] = limit.split('=');
		return `<xsd:${name} value="${value}"/>`;
	});
	const restriction = `<xsd:restriction base="${qualified(base)}">${facets.join('')}</xsd:restriction>`;
	return { attribute: '', content: `<xsd:simpleType>${restriction}</xsd:simpleType>` };
}

function qualified(type: string): string {
	return type.startsWith('xs:') ? `xsd:${type.slice(3)}` : `wd:${type}`;
}

function particle(member: Member): string {
	if (member.kind === 'choice') {
		return `<xsd:choice${occurs(member.min, member.max)}>${member.members.map(particle).join('')}</xsd:choice>`;
	}
	if (member.kind === 'any') return '<xsd:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/>';
	if (member.kind !== 'element') return '';
	const { attribute, content } = typeParts(member.type);
	return `<xsd:element name="${member.name}"${attribute}${occurs(member.min, member.max)}>${content}</xsd:element>`;
}

function attribute(member: Member): string {
	if (member.kind !== 'attribute') return '';
	// A fixed or referenced attribute needs no more than its type here: `version` is the only global one.
	const { attribute: type, content } = typeParts(member.type);
	const use = member.required ? ' use="required"' : '';
	return `<xsd:attribute name="${member.name}" form="qualified"${type}${use}>${content}</xsd:attribute>`;
}

function typeDefinition(name: string, members: Member[]): string {
	const restricts = members.find((member) => member.kind === 'restricts');
	if (restricts) {
		const { content } = typeParts(restricts.type);
		const restriction = content
			? content.replace(/^<xsd:simpleType>|<\/xsd:simpleType>$/g, '')
			: `<xsd:restriction base="${qualified(restricts.type)}"/>`;
		return `<xsd:simpleType name="${name}">${restriction}</xsd:simpleType>`;
	}
	const attributes = members.map(attribute).join('');
	const text = members.find((member) => member.kind === 'text');
	if (text) {
		const extension = `<xsd:extension base="${qualified(text.type)}">${attributes}</xsd:extension>`;
		return `<xsd:complexType name="${name}"><xsd:simpleContent>${extension}</xsd:simpleContent></xsd:complexType>`;
	}
	const particles = members.map(particle).join('');
	const content = (particles ? `<xsd:sequence>${particles}</xsd:sequence>` : '') + attributes;
	const base = members.find((member) => member.kind === 'extends');
	if (!base) return `<xsd:complexType name="${name}">${content}</xsd:complexType>`;
	const extension = `<xsd:extension base="${qualified(base.type)}">${content}</xsd:extension>`;
	return `<xsd:complexType name="${name}"><xsd:complexContent>${extension}</xsd:complexContent></xsd:complexType>`;
}

/** The extract as an XML Schema for request and response bodies. */
export function bodySchema(contract: Contract): string {
	const elements = Object.entries(contract.elements).map(
		([name, type]) => `<xsd:element name="${name}" type="${qualified(type)}"/>`,
	);
	const types = Object.keys(contract.types).map((name) => typeDefinition(name, membersOf(contract, name)));
	return (
		`${SCHEMA_START} xmlns:wd="${WORKDAY_NAMESPACE}" targetNamespace="${WORKDAY_NAMESPACE}" ` +
		`elementFormDefault="qualified" attributeFormDefault="qualified">\n${[...elements, ...types].join('\n')}\n</xsd:schema>`
	);
}

/**
 * The SOAP 1.1 envelope around it. `lax`: Workday's elements are held against the body schema, others (WS-Security,
 * fault parts) only have to be well-formed.
 */
export function envelopeSchema(): string {
	const any = '<xsd:any namespace="##any" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>';
	const anyAttribute = '<xsd:anyAttribute namespace="##any" processContents="skip"/>';
	const open = `<xsd:complexType><xsd:sequence>${any}</xsd:sequence>${anyAttribute}</xsd:complexType>`;
	const fault =
		'<xsd:element name="Fault"><xsd:complexType><xsd:sequence>' +
		'<xsd:element name="faultcode" form="unqualified" type="xsd:string"/>' +
		'<xsd:element name="faultstring" form="unqualified" type="xsd:string"/>' +
		`<xsd:element name="detail" form="unqualified" minOccurs="0">${open}</xsd:element>` +
		'</xsd:sequence></xsd:complexType></xsd:element>';
	return (
		`${SCHEMA_START} targetNamespace="http://schemas.xmlsoap.org/soap/envelope/" elementFormDefault="qualified">` +
		`<xsd:import namespace="${WORKDAY_NAMESPACE}" schemaLocation="${BODY_SCHEMA_FILE}"/>${fault}` +
		`<xsd:element name="Envelope"><xsd:complexType><xsd:sequence>` +
		`<xsd:element name="Header" minOccurs="0">${open}</xsd:element><xsd:element name="Body">${open}</xsd:element>` +
		`</xsd:sequence>${anyAttribute}</xsd:complexType></xsd:element></xsd:schema>`
	);
}
