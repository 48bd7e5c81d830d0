"""The command line: a thin shell over the library. `command` is what the process ``taktvoll`` is."""


def main() -> None:
    """Run the command line; raises SystemExit with the exit status of the contract."""
    from taktvoll.cli.app import run

    run()


def command() -> None:
    """As `main`, in a process that does nothing else: it starts and ends quickly."""
    from taktvoll.cli.process import end_quickly, start_quickly

    start_quickly()
    try:
        main()
    except SystemExit as end:
        end_quickly(end.code)
        raise
