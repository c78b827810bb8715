"""What is no occasion of the clock's, looked at again at the moment of sending."""

from handlers import conversations
from jobs.incidents import ALERT
from jobs.status_maps import STATUS_MAP

NOTICES = {kind.subject: kind for kind in (*conversations.NOTICES, ALERT, STATUS_MAP)}
