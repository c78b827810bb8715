import gc
import signal
import sys

if __name__ == "__main__":  # a process that draws imports this file too, and needs none of it
    if sys.argv[1:] == ["run"]:
        # until it works it just ends; the first process of a container would not hear the signal
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    gc.disable()  # until the command is loaded
    from bot.cli.main import main

    main()
