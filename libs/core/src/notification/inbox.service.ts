import { Injectable } from '@nestjs/common';
import { NotificationRepository, NotificationRow, Transactions, Tx } from '@callboard/database';
import { BilingualText, DomainError } from '@callboard/domain';
import { NAMED_PARAMS, showNotification } from '@callboard/messages';
import { Call, contextOf } from '../kernel/actor';
import { Events } from '../kernel/events.service';
import { Page, pageById, PageRequest } from '../kernel/page';

/** Something that a person was told, in words. */
export interface InboxItem {
  readonly id: string;
  readonly template: string;
  readonly title: BilingualText;
  readonly text: BilingualText;
  readonly link: string;
  readonly urgent: boolean;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** What people were told, as they read it themselves; what others were told does not exist for them. */
@Injectable()
export class Inbox {
  constructor(
    private readonly transactions: Transactions,
    private readonly notifications: NotificationRepository,
    private readonly events: Events,
  ) {}

  /** The latest first, with how many of all are not read. */
  async list(call: Call, page: PageRequest): Promise<Page<InboxItem> & { readonly unread: number }> {
    const { personId } = call.actor;
    return this.transactions.read(contextOf(call), async (tx) => {
      const rows = await pageById(page, (after, limit) => this.notifications.list(tx, personId, after ?? null, limit));
      const items = await this.inWords(tx, rows.items);
      return { ...rows, items, unread: await this.notifications.unread(tx, personId) };
    });
  }

  /** Marks one as read; answers how many are not. Throws `notFound` for what the caller was never told. */
  async read(call: Call, id: string): Promise<number> {
    return this.transactions.run(contextOf(call), async (tx) => {
      if (!(await this.notifications.isOf(tx, call.actor.personId, id))) throw new DomainError('notFound');
      return this.mark(tx, call, id);
    });
  }

  /** Marks all as read. */
  async readAll(call: Call): Promise<number> {
    return this.transactions.run(contextOf(call), (tx) => this.mark(tx, call, null));
  }

  /** A mark is a person's own and nobody's business: it stands in the row and not in the trail. */
  private async mark(tx: Tx, call: Call, id: string | null): Promise<number> {
    const { personId } = call.actor;
    const marked = await this.notifications.markRead(tx, personId, id);
    // Her other devices count along.
    if (marked > 0) this.events.live(tx, 'notification.read', id ?? personId, [`person:${personId}`]);
    return this.notifications.unread(tx, personId);
  }

  private async inWords(tx: Tx, rows: readonly NotificationRow[]): Promise<InboxItem[]> {
    const ids = rows.flatMap(({ params }) => NAMED_PARAMS.flatMap((key) => params[key] ?? []).map(String));
    const names = await this.notifications.names(tx, ids);
    return rows.flatMap(({ params, ...row }) => {
      const zh = showNotification(row.template, 'zh', params, names);
      const en = showNotification(row.template, 'en', params, names);
      if (!zh || !en) return [];
      return [{ ...row, title: { zh: zh.title, en: en.title }, text: { zh: zh.text, en: en.text }, link: zh.link }];
    });
  }
}
