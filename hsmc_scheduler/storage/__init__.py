"""Our own file: encoding, migrations, the safe save."""
