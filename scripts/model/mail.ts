/** Who sends: the name is shown, the address counts. */
export interface MailSender {
  name: string;
  address: string;
}

/** A mail, ready to go: each address is one plain address, each text that becomes a header is one line. The store sends it and looks at both again. */
export interface MailMessage {
  from: MailSender;
  to: string[];
  cc: string[];
  /** Receive it and stand in no header. */
  bcc: string[];
  replyTo?: string;
  subject: string;
  /** Plain text, lines ended by `\n`. */
  text: string;
  html: string;
  /** With its angle brackets, as the ones below; the same whenever the same effect is composed again. */
  messageId: string;
  /** What it follows in a thread; nobody ever gets a mail of that id. */
  thread?: string;
  /** By name: headers beside those that follow from the above. */
  headers: { [name: string]: string };
  attachments: MailAttachment[];
}

/** A file that goes along. The name is a bare file name. */
export interface MailAttachment {
  name: string;
  bytes: Uint8Array;
}
