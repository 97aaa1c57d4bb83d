/**
 * The commonest passwords of at least eight characters, from published lists of leaked ones (SecLists' top ten thousand
 * and the Chinese top lists), in lower case.
 */
const COMMON_PASSWORDS = new Set(
  `12345678 123456789 1234567890 0123456789 987654321 9876543210 11111111 111111111 1111111111 00000000 000000000
  0000000000 88888888 888888888 66666666 666666666 99999999 12341234 123123123 11223344 1122334455 112233445566 22222222
  55555555 77777777 87654321 12344321 147258369 159357456 123654789 789456123 147852369 741852963 963852741 13579246
  123456abc 123456aa 123456789a 123456789q 1234567a a1234567 a12345678 a123456789 aa123456 aa12345678 aa123456789
  abc123456 abc12345 abcd1234 abcd123456 abcdefgh abcdefg1 abc123abc qq123456 qq123456789 qwe123456 asd123456 zxc123456
  wang1234 woaini1314 woaini520 woaini123 woaini521 5201314520 52013141 1314520520 13145200 iloveyou iloveyou1
  iloveyou520 qwertyuiop qwertyui qwerty123 qwerty12 qwerty1234 qwer1234 q1w2e3r4 q1w2e3r4t5 1q2w3e4r 1q2w3e4r5t
  1qaz2wsx 1qaz2wsx3edc qazwsxedc qazwsx123 asdfghjkl asdfghjk asdf1234 zxcvbnm1 zxcvbnm123 1qazxsw2 zaq12wsx !qaz2wsx
  password password1 password12 password123 password1! p@ssw0rd p@ssword passw0rd passwort admin123 admin888 admin1234
  administrator root1234 letmein1 welcome1 welcome123 changeme changeme1 test1234 testtest test123456 user1234
  callboard callboard1 callboard123 tongxunlu sunshine princess football baseball superman superman1 starwars
  trustno1 whatever computer internet michelle jennifer samsung1 liverpool monkey12 dragon12 master12 hello123
  hello1234 secret123 default1 lovelove zhang123 wangwang woaiwojia nihao123 nihaoma123 dearbook xiazhili taobao123
  aaaaaaaa aaaaaaaaa asasasas qweqweqwe asdasdasd zxczxczxc 1a2b3c4d 1234qwer 1234abcd 123qweasd 123qwe123 qwe12345
  31415926 19900101 19881010 20082008 20202020 20240101 20250101 20260101`.split(/\s+/),
);

/** Whether a password is among those that everybody tries first, whatever its case. */
export function isCommonPassword(password: string): boolean {
  return COMMON_PASSWORDS.has(password.toLowerCase());
}
