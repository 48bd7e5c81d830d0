"""The command line: a thin shell over the library. `main` is what the command ``taktvoll`` calls."""


def main() -> None:
    """Run the command line; ends the process with the exit status of the contract."""
    from taktvoll.cli.process import end_quickly, start_quickly

    start_quickly()
    from taktvoll.cli.app import run

    try:
        run()
    except SystemExit as end:
        end_quickly(end.code)
        raise
