"""What people and programs touch: the command line; later the web and exports."""

import os

# Set here, before anything loads NumPy: its threads would wait for each other, `--jobs` is the way to use several cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
