-- Types have other privileges by default: those that a base type gets are taken back from it, not from its shell.
ALTER DEFAULT PRIVILEGES REVOKE USAGE ON TYPES FROM PUBLIC;
