"""What the command line cannot do."""


class Refusal(Exception):
    """Ends a command with one clear sentence on standard error."""

    def __init__(self, sentence: str, status: int = 1) -> None:
        super().__init__(sentence)
        self.status = status
