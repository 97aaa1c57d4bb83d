import { Module } from '@nestjs/common';
import { AppConfig, CONFIG } from '@callboard/config';
import { ContactDirectory } from './contact-directory.service';
import { LoginService } from './login.service';
import { OwnAccount } from './own-account.service';
import { PasswordHasher } from './password-hasher.service';
import { PersonVault } from './person-vault';
import { RefreshTokens } from './refresh-token';
import { RegistrationService } from './registration.service';
import { SessionService } from './session.service';
import { Throttle } from './throttle.service';

/** Accounts, sessions and people's sealed data. Needs `CONFIG` for its keys. */
@Module({
  providers: [
    {
      provide: PersonVault,
      useFactory: (config: Pick<AppConfig, 'secrets'>) => new PersonVault(config.secrets.masterKey),
      inject: [CONFIG],
    },
    {
      provide: RefreshTokens,
      useFactory: (config: Pick<AppConfig, 'secrets'>) => new RefreshTokens(config.secrets.tokenSecret),
      inject: [CONFIG],
    },
    ContactDirectory,
    LoginService,
    OwnAccount,
    PasswordHasher,
    RegistrationService,
    SessionService,
    Throttle,
  ],
  exports: [
    ContactDirectory,
    LoginService,
    OwnAccount,
    PasswordHasher,
    PersonVault,
    RegistrationService,
    SessionService,
    Throttle,
  ],
})
export class AccountModule {}
