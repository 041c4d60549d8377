import { startSlapd } from './servers/slapd.mts';
async function main() {
	const t = Date.now();
	const slapd = await startSlapd({ schemas: ['nis', 'msuser'], unique: ['mail'], units: ['ou=People', 'ou=Munich,ou=People'] });
	console.log('started', Date.now() - t);
	const c = await slapd.connect();
	await c.add('cn=Smith\\2c Ann \\23 (1),ou=People,dc=example,dc=com', { objectClass: ['inetOrgPerson'], cn: 'Smith, Ann # (1)', sn: 'Smith', mail: 'a@b' , employeeNumber: '1', pwdAccountLockedTime: '000001010000Z', manager: 'cn=Smith\\2c Ann \\23 (1),ou=People,dc=example,dc=com'});
	await c.add('cn=x=y+z;<>"\\5c,ou=People,dc=example,dc=com'.replace(/[+;<>"]/g, (x) => '\\' + x.charCodeAt(0).toString(16)), { objectClass: ['inetOrgPerson'], cn: 'x=y+z;<>"\\', sn: 'Ä', employeeNumber: '2'}).catch(console.log);
	await c.modifyDN('cn=Smith\\2c Ann \\23 (1),ou=People,dc=example,dc=com', 'cn=smith\\2c Ann \\23 (1),ou=People,dc=example,dc=com').catch(console.log);
	await c.add('cn=AD,ou=People,dc=example,dc=com', { objectClass: ['top','person','organizationalPerson','user'], cn: 'AD', sn: 'Ä', employeeNumber: '2', sAMAccountName: 'x', userAccountControl: '514', instanceType: '4', nTSecurityDescriptor: 'x', objectCategory: 'cn=x' }).catch(console.log);
	await c.unbind();
	for (const e of await slapd.search('(objectClass=*)')) console.log(e.dn, JSON.stringify(e.attributes));
	await slapd.stop();
}
main();
