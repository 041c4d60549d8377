import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeParameters,
	INodeProperties,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { ICredentialsHelper, NodeHelpers, Workflow } from 'n8n-workflow';
import { OnlyTypes } from './node-types.mts';
import { Keep } from './test-nodes.mts';

type Value = ICredentialDataDecryptedObject[string];

export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

/**
 * What n8n's server does with credentials; n8n-core itself has no store. Stored values are completed with the
 * defaults of the type, values of fields that the editor would not show are dropped, expressions are evaluated,
 * a hidden `expirable` field is filled by preAuthentication when it is empty, after a 401 and in every credential
 * test, and what preAuthentication returns is written over the stored values.
 */
export class CredentialStore extends ICredentialsHelper {
	/** How often preAuthentication ran, by credential type. */
	readonly preAuthentications: Record<string, number> = {};

	constructor(
		private readonly types: Readonly<Record<string, ICredentialType>>,
		/** What is stored, by credential type. Changes when n8n would save. */
		readonly data: CredentialData,
	) {
		super();
	}

	type(name: string): ICredentialType {
		const type = this.types[name];
		if (!type) throw new Error(`unknown credential type "${name}"; known: ${Object.keys(this.types).join(', ')}`);
		return type;
	}

	getParentTypes(name: string): string[] {
		return this.type(name).extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(name: string): INodeProperties[] {
		return this.type(name).properties;
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_details: INodeCredentialsDetails,
		name: string,
	): Promise<ICredentialDataDecryptedObject> {
		return this.decrypt(name);
	}

	decrypt(name: string): ICredentialDataDecryptedObject {
		const stored = this.data[name];
		if (!stored) throw new Error(`no credentials of type "${name}" were given to this run`);
		const values = NodeHelpers.getNodeParameters(
			this.type(name).properties,
			structuredClone(stored) as INodeParameters,
			true,
			false,
			null,
			null,
		);
		const complete: ICredentialDataDecryptedObject = {};
		for (const [key, value] of Object.entries(values ?? {})) complete[key] = this.resolve(value, {});
		return complete;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		name: string,
		request: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type(name);
		// The legacy request helper hands over its own kind of options (`uri` for `url`); n8n passes them on as they are.
		const options = request as IHttpRequestOptions;
		if (authenticate === undefined) return options;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		const sections: Record<string, IDataObject> = {};
		for (const [section, values] of Object.entries(authenticate.properties)) {
			const present: IDataObject = Reflect.get(options, section) ?? {};
			sections[section] = present;
			for (const [key, value] of Object.entries(values ?? {})) {
				present[String(this.resolve(key, credentials))] = this.resolve(value, credentials);
			}
		}
		return Object.assign(options, sections);
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		name: string,
		node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const property = this.expirableProperty(name);
		if (property === undefined) return undefined;
		// n8n knows a credential test by its stand-in node, and then always asks for a new token.
		const testing = node.type === 'n8n-nodes-base.noOp' && node.parameters.temp === '';
		if (credentials[property] !== '' && !expired && !testing) return undefined;
		const output = await this.runPreAuthentication(helpers, credentials, name);
		if (output?.[property] === undefined || !node.credentials) return undefined;
		const updated = Object.assign(credentials, output);
		this.data[name] = { ...this.data[name], ...structuredClone(updated) };
		return updated;
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		name: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { preAuthentication } = this.type(name);
		if (!preAuthentication) return undefined;
		this.preAuthentications[name] = (this.preAuthentications[name] ?? 0) + 1;
		const output: ICredentialDataDecryptedObject = {};
		const returned: IDataObject = await preAuthentication.call(helpers, credentials);
		for (const [key, value] of Object.entries(returned)) output[key] = this.resolve(value, {});
		return output;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('the encrypted form of a credential is not part of this store');
	}

	async updateCredentials(_details: INodeCredentialsDetails, name: string, data: ICredentialDataDecryptedObject) {
		this.data[name] = structuredClone(data);
	}

	async updateCredentialsOauthTokenData(
		details: INodeCredentialsDetails,
		name: string,
		data: ICredentialDataDecryptedObject,
	) {
		await this.updateCredentials(details, name, { ...this.data[name], ...data });
	}

	private expirableProperty(name: string): string | undefined {
		return this.type(name).properties.find((p) => p.type === 'hidden' && p.typeOptions?.expirable === true)?.name;
	}

	private resolve(value: unknown, credentials: ICredentialDataDecryptedObject): Value {
		if (typeof value !== 'string' || !value.startsWith('=')) return value as Value;
		const node: INode = { id: '1', name: 'Credential', type: 'credential', typeVersion: 1, position: [0, 0], parameters: {} };
		const nodeTypes = new OnlyTypes({ credential: new Keep() });
		const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
		const keys = { $credentials: credentials };
		return workflow.expression.getSimpleParameterValue(node, value, 'internal', keys, undefined, value) as Value;
	}
}
