from hsmc_scheduler.app.cli import main

raise SystemExit(main())
