import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { AppConfig, CONFIG } from '@callboard/config';
import { AccountModule } from '@callboard/core';
import { AccessTokens } from './access-token';
import { AccessGuard } from './access.guard';
import { JwtStrategy } from './jwt.strategy';
import { LocalStrategy } from './local.strategy';
import { RequestAuthenticator } from './request-authenticator';
import { SessionAnswer } from './session-answer';

/** Who calls: the guard before every handler, the strategies behind it, and how sessions are handed over. */
@Module({
  imports: [
    AccountModule,
    DiscoveryModule,
    PassportModule.register({ session: false }),
    JwtModule.registerAsync({
      useFactory: (config: AppConfig) => ({ secret: config.secrets.tokenSecret }),
      inject: [CONFIG],
    }),
  ],
  providers: [
    AccessTokens,
    JwtStrategy,
    LocalStrategy,
    RequestAuthenticator,
    SessionAnswer,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccountModule, RequestAuthenticator, SessionAnswer],
})
export class AuthModule {}
