"""`python -m aimscore`."""

import sys

from aimscore.cli import main

sys.exit(main())
