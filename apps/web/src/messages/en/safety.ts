import type { English } from '../text';
import type { safety as source } from '../zh/safety';

export const safety: English<typeof source> = {
  safetyTitle: 'Safety: six signs of a swindle',
  safetyLead: 'A real crew takes no money from you. Meet one of these six and stop.',
  sign1: 'Money first',
  sign1Text: 'Deposit, training, medical, costume, file or member fee: whatever its name, you never pay to work.',
  sign2: 'Pay beyond reason',
  sign2Text: 'Thousands a day, no experience asked. Compare the role on the board and ask why it is so much more.',
  sign3: 'Decide this minute',
  sign3Text:
    '“One place left, transfer within ten minutes.” A real offer has a deadline, costs nothing to read and asks for no transfer.',
  sign4: 'No word on which shoot',
  sign4Text: 'Company, title, base, start date: if one is missing, do not go. A real posting states them all.',
  sign5: 'ID photos, bank card, codes',
  sign5Text:
    'Before you are booked nobody needs a photo of your ID or a card number, and nobody ever needs an SMS code.',
  sign6: 'Let us talk elsewhere',
  sign6Text:
    '“Add me on WeChat.” “Download this app first.” Only the offer on the platform counts; what is said elsewhere does not.',
  doTitle: 'It has happened',
  do1: 'Do not pay. Send no more ID photos.',
  do2: 'Keep screenshots of the chat and of the account that wants the money.',
  do3: 'You have paid: call 110 at once, then your bank to stop it. The anti-fraud line is 96110.',
  do4: 'You were not paid for work: call 12333, the labour hotline.',
  verifyTitle: 'How companies are verified',
  verify1: 'A company hands in its credit code, its business licence and the authority of whoever acts for it.',
  verify2: 'A person reads each; what does not match goes back with the reason.',
  verify3: 'Until then the company cannot post in public.',
  verify4: 'When something is wrong, the verification is taken back and its postings go down at once.',
  verifyLimit:
    'Verified means the company is real. It does not promise that it pays on time. Read pay, hours and pay day before you accept.',
  backToJobs: 'See open jobs',
  call: 'Call {number}',
};
