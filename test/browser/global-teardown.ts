import './global-setup';

export default async function tearDown(): Promise<void> {
  await globalThis.callboardBrowser?.close();
  await globalThis.callboardBrowser?.product.stop();
}
