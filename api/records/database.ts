/** The one SQLite file of DATA_DIR: opened with its tables brought up to date. Later kinds of records add a migration. */
import { DatabaseSync } from 'node:sqlite';
import { createPrivately } from '../create-privately.ts';

/** Applied in order, each once; never changed after it has shipped. */
const MIGRATIONS = [
  `CREATE TABLE answers (id TEXT PRIMARY KEY, answered_at INTEGER NOT NULL, record TEXT NOT NULL) STRICT;
   CREATE INDEX answers_by_time ON answers (answered_at);
   CREATE TABLE feedback (
     id INTEGER PRIMARY KEY,
     answer_id TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
     vote TEXT NOT NULL,
     comment TEXT,
     given_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX feedback_by_answer ON feedback (answer_id);`,
  `CREATE TABLE bot_claims (
     key TEXT PRIMARY KEY,
     bot TEXT NOT NULL,
     talker TEXT NOT NULL,
     stream_id TEXT UNIQUE,
     address TEXT NOT NULL,
     state TEXT NOT NULL,
     claimed_at INTEGER NOT NULL,
     answer_id TEXT
   ) STRICT;
   CREATE INDEX bot_claims_by_time ON bot_claims (claimed_at);
   CREATE INDEX bot_claims_by_talker ON bot_claims (talker, claimed_at);
   CREATE TABLE bot_turns (
     id INTEGER PRIMARY KEY,
     talker TEXT NOT NULL,
     question TEXT NOT NULL,
     asked_at INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX bot_turns_by_talker ON bot_turns (talker, asked_at);
   CREATE INDEX bot_turns_by_time ON bot_turns (asked_at);`,
];

/** How long a write waits for another process; the calls are synchronous, so everything else waits too. */
const LOCK_WAIT_MS = 250;

export function openDatabase(file: string): DatabaseSync {
  if (file !== ':memory:') createPrivately(file);
  const database = new DatabaseSync(file, { timeout: LOCK_WAIT_MS });
  try {
    // FULL: a record that was confirmed survives a power cut, not only the end of the process.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    migrate(database);
    return database;
  } catch (fault) {
    database.close();
    throw fault;
  }
}

function migrate(database: DatabaseSync): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    const version = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
    if (version > MIGRATIONS.length) throw new Error(`The records are of a newer version (${version}) of this program`);
    for (const migration of MIGRATIONS.slice(version)) database.exec(migration);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    database.exec('COMMIT');
  } catch (fault) {
    database.exec('ROLLBACK');
    throw fault;
  }
}
