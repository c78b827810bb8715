"""What README.md says of each command and setting; `docs.reference` sees that none is missing."""

COMMANDS = {
    "run": "Starts the bot: on Telegram if there is a BOT_TOKEN, else the demonstration, in the"
    " simulator. The demonstration goes on where it was; with `--fresh`, what was played (demo.db)"
    " is deleted and it begins anew.",
    "delete-webhook": "Takes the webhook away, so that a process can poll.",
    "migrate": "Brings the database up to date, as every other command does first.",
    "load-example": "Loads what was published: agreements, 2020-II, Loreto's figures, averages and"
    " the year's schedule; with `--simulated`, invented figures (marked as such) of other regions.",
    "load-goals": "Loads the regions' goals from a CSV, .xlsx or .ods file: all of them or none.",
    "chart": "Draws the chart that the chat gets into a PNG file.",
    "figures": "Prints the stored figures.",
    "read-figures": "Prints what is read of a pasted text, as the chat reads it; saves nothing.",
    "read-evaluation": "Prints what is read of a directorate's text (Anexo 5), and what in it does"
    " not fit the figures; saves nothing.",
    "load-evaluation": "Saves a directorate's text (Anexo 5) as its draft, in the place of the one"
    " there was.",
    "evaluations": "Prints a semester's evaluations: each conclusion and recommendation, with its"
    " state.",
    "recommendations": "Prints what was recommended and how far it is in each region; without a"
    " region: in the ministry.",
    "matrix": "Writes a year's matrix of recommendations: the annex's columns, the months"
    " of the schedule and their state, as .xlsx or CSV.",
    "open-data": "Writes a semester's open data: CSV files with their description, no personal"
    " data.",
    "summary": "Prints averages and compliance, who reported, and who did so in time.",
    "schedule": "Prints the year's schedule of training activities.",
    "load-schedule": "Loads a year's schedule from a CSV file: all of it or nothing.",
    "load-indicators": "Loads a new agreement's indicators: all of them or none.",
    "due": "Prints what would be sent at a moment, to whom and why, and what is held back; or,"
    " between two days, each message with its words (`--staffed`: as if no post were vacant). Sends"
    " nothing.",
    "audit": "Prints each change: who (by number), when, from what to what; or verifies the chain"
    " of hashes, and the data against it.",
    "backup": "Saves data and evidence in one file, also while the bot works. Evidence that is"
    " damaged or missing is named, and the exit code is 1.",
    "restore": "Restores a backup into an empty database: all of it or nothing; one that was"
    " changed is refused.",
    "reset-second-factor": "Takes the second factor from somebody in ODES who lost their app and"
    " its recovery codes.",
    "restrict-role": "Lets a role of PostgreSQL's work with the data, and only add to the audit"
    " trail.",
    "invite": "Prints a single-use code, valid for 7 days.",
    "replace": "Prints a code for whoever takes another person's place.",
    "alternate": "Names a stand-in for a focal point, from one day to another.",
    "open-period": "Opens a period and tells its regions and the directorates.",
    "change-period": "Changes a period's dates, which is told, or what it requires.",
    "change-region": "Adds a region to a period that is not closed, or takes it out, and tells it.",
    "close-period": "Closes a period: no report is received any more.",
    "publish-period": "Publishes a period: whoever has access sees all regions' figures.",
    "extensions": "Prints the requests for more time and the extensions in force.",
    "extend": "Moves a region's deadline, or that of an indicator's evaluation, asked for or not.",
    "holidays": "Lists a year's non-working days (by law, decreed, a region's own), or adds or"
    " takes one away; reminders move to the next working day and are not repeated.",
    "refuse-extension": "Refuses a region's or an indicator's request for more time, and tells it.",
    "consultations": "Prints what was asked of ODES about a period, and its answers.",
    "return": "Returns a received report with a comment on all of it or on one indicator.",
    "receive": "Receives a report that its director did not approve within three working days.",
    "consent": "Answers a region that asks to correct what was published.",
    "versions": "Prints what changed in each sent version: before, now, who, when, why.",
    "report": "Writes a semester's situational report, or a region's extract, as PDF or Word.",
    "receipt": "Writes a sent version's receipt as a PDF file.",
    "verify": "Says whether a receipt is authentic, and what to compare the page with.",
    "form": "Writes a region's Anexo 4, the workbook to fill in, with its goals and last semester.",
    "read-form": "Prints what is read of a filled-in Anexo 4, and each fault by its cell; stores"
    " nothing.",
    "workbook": "Writes the semester's consolidated workbook: figures, tables with formulas, causes"
    " and history.",
    "evidence": "Prints the evidence of what ODES received; with `--out`, copies it.",
    "people": "Prints who serves what, when they were last seen, and whether messages reach them.",
    "write": "Writes as ODES to a region, a role or everybody.",
}

SETTINGS = {
    "BOT_TOKEN": "The bot's token; without it, the demonstration. It appears in no log.",
    "BOT_TOKEN_FILE": "A file with that token, in the place of `BOT_TOKEN`.",
    "DATABASE_URL": "The database; also `postgresql://user@server/base`. Without it, the"
    " demonstration uses `sqlite:///demo.db`.",
    "DATABASE_URL_FILE": "A file with that address, in the place of `DATABASE_URL`.",
    "DATABASE_PASSWORD": "The PostgreSQL user's password, where `DATABASE_URL` has none in it.",
    "DATABASE_PASSWORD_FILE": "A file with that password, in the place of `DATABASE_PASSWORD`.",
    "TELEGRAM_API_URL": "Another server of the Bot API.",
    "WEBHOOK_URL": "The `https://` address that Telegram posts to, which allows several replicas;"
    " without it, the bot polls.",
    "WEBHOOK_SECRET": "What Telegram repeats in each post, the same for all replicas; without it,"
    " derived from `BOT_TOKEN`.",
    "WEBHOOK_SECRET_FILE": "A file with that, in the place of `WEBHOOK_SECRET`.",
    "WEBHOOK_PORT": "Port of the webhook, `/healthz`, `/readyz` and `/metrics`; without it, 8443 if"
    " there is a `WEBHOOK_URL` or a `HEALTH_HOST`.",
    "HEALTH_HOST": "IP address at which, without a `WEBHOOK_URL`, `/healthz`, `/readyz` and"
    " `/metrics` are served, as `0.0.0.0`; with it, on port 8443 where none is set.",
    "HEARTBEAT_URL": "Address that is called after each sweep by the clock, as those of"
    " healthchecks: with `/start` when it begins and `/fail` where it fails. The demonstration"
    " calls none.",
    "TIMEZONE": "Zone in which the scheduler counts. Deadlines, hours and days are always Lima's.",
    "REMINDER_LEADS": "Days before the deadline on which people are reminded; 0 is its own day.",
    "REMINDER_LATE": "Days after the deadline on which people are reminded: from the 3rd the"
    " director too, and from the 7th, at least one, ODES.",
    "REMINDER_TAIL": "After those, people are reminded again each so many days until the closing,"
    " on its eve and on its day; 0 is never.",
    "EVIDENCE_FOLDER": "Where evidence is stored; without it, the demonstration's goes to"
    " `demo-evidence`.",
    "CHART_FOLDER": "Where charts that reports have drawn are kept; it may be deleted.",
    "YEAR_NAMES": "Official names of decade and year for the header of reports, apart by `;`.",
    "BACKUP_FOLDER": "Where a backup is left each day; without it, none is. None is made of the"
    " demonstration.",
    "BACKUP_KEEP": "Days for which those backups are kept.",
    "PERSONAL_DATA_DAYS": "Days for which the data of people without access are kept.",
    "LOG_LEVEL": "Detail of the log (JSON, on standard error); without it, the demonstration's is"
    " `WARNING`.",
}
