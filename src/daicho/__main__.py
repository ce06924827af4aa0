"""`python -m daicho` is the command line."""

from daicho.faces.cli import main

main()
