"""What stops training."""


class Refusal(Exception):
    """Something that is read is missing or not what it should be; the message is for who started training."""
