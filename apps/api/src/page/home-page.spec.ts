import { homePage } from './home-page';

const ACCOUNTS = [
  { roleZh: '制片', roleEn: 'Producer', login: 'producer@demo.example', password: 'a<b&c' },
  { roleZh: '灯光', roleEn: '<b>Gaffer</b>', login: 'gaffer@demo.example', password: 'a<b&c' },
];

describe('the first page', () => {
  const page = homePage('http://127.0.0.1:3000/?a="b"', ACCOUNTS as unknown as Parameters<typeof homePage>[1]);

  it('says everything in both languages', () => {
    expect(page).toContain('<h1>通告板 <span lang="en">Callboard</span></h1>');
    expect(page).toContain('<dt>接口文档 <span lang="en">API documentation</span></dt>');
    expect(page).toContain('<h2>演示账号 <span lang="en">Demo accounts</span></h2>');
    expect(page.replaceAll(/<span lang="en">[^<]*<\/span>|<[^>]*>/g, '')).not.toMatch(/Address|Health|everybody/);
  });

  it('shows the password of the demo accounts in each language, and escapes what is not its own', () => {
    expect(page).toContain('密码都是 <code>a&#60;b&#38;c</code>。有演示账号时，');
    expect(page).toContain('One password for all: <code>a&#60;b&#38;c</code>. While demo accounts exist');
    expect(page).toContain('href="http://127.0.0.1:3000/?a=&#34;b&#34;"');
    expect(page).not.toContain('<b>Gaffer');
  });

  it('is silent of demo accounts where there are none', () => {
    expect(homePage('http://127.0.0.1:3000', [])).not.toContain('Demo accounts');
  });
});
