if __name__ == "__main__":  # a process that draws imports this file too, and needs none of it
    from bot.cli import main

    main()
