import gc
import signal
import sys
from importlib import import_module

if __name__ == "__main__":  # a process that draws imports this file too, and needs none of it
    if sys.argv[1:] == ["run"]:
        # until it works it just ends; the first process of a container would not hear the signal
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    gc.disable()  # until the command is loaded
    sys.modules["rich"] = None  # type: ignore[assignment] # what logs would load it for is not shown
    import_module("structlog")
    del sys.modules["rich"]
    from bot.cli.main import main

    main()
