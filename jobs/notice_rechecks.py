"""What is no occasion of the clock's, looked at again at the moment of sending."""

from handlers import conversations
from jobs.incidents import ALERT

NOTICES = {kind.subject: kind for kind in (*conversations.NOTICES, ALERT)}
