/** Set by the build of the loader: the chat of the same build and its SHA-384. */
declare const CHAT_FILE: string;
declare const CHAT_INTEGRITY: string;
