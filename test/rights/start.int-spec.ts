import { Controller, Get, Module } from '@nestjs/common';
import { done } from '@callboard/contracts/http';
import { Route } from '../../apps/api/src/http/route';
import { ApiModule } from '../../apps/api/src/app.module';
import { createApi } from '../../apps/api/src/create-app';
import { offlineConfig } from '../../apps/api/src/offline-config';

@Controller('api/v1/declared')
class DeclaredController {
  @Get()
  @Route({ access: 'account', summary: 'Declared', answer: done })
  read(): { ok: true } {
    return { ok: true };
  }
}

@Controller('api/v1/forgotten')
class ForgottenController {
  @Get(':id')
  read(): void {}
}

@Module({ controllers: [DeclaredController] })
class DeclaredModule {}

@Module({ controllers: [ForgottenController] })
class ForgottenModule {}

/** Starts the API with one module more. */
async function startWith(extra: new () => object): Promise<void> {
  const forRoot = ApiModule.forRoot.bind(ApiModule);
  const spy = jest.spyOn(ApiModule, 'forRoot').mockImplementation((...args) => {
    const module = forRoot(...args);
    return { ...module, imports: [...(module.imports ?? []), extra] };
  });
  try {
    const app = await createApi(offlineConfig(), { connect: false });
    await app.close();
  } finally {
    spy.mockRestore();
  }
}

describe('the start of the API', () => {
  it('is refused while a handler does not declare who may call it', async () => {
    await expect(startWith(ForgottenModule)).rejects.toThrow('GET /api/v1/forgotten/:id (ForgottenController.read)');
  });

  it('goes on when every handler does', async () => {
    await expect(startWith(DeclaredModule)).resolves.toBeUndefined();
  });
});
