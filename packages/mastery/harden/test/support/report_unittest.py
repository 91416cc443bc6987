"""Runs the unittest module that is named, and prints one JSON line for each test."""

import json
import os
import sys
import unittest

sys.path.insert(0, os.getcwd())


class JsonResult(unittest.TestResult):
    def report(self, test, status, kind=None, error=None):
        outcome = {"name": test.id(), "status": status}
        if kind:
            outcome["failure"] = {"kind": kind, "message": str(error[1])}
        print(json.dumps(outcome))

    def addSuccess(self, test):
        self.report(test, "passed")

    def addFailure(self, test, error):
        self.report(test, "failed", "assertion", error)

    def addError(self, test, error):
        self.report(test, "failed", "error", error)

    def addSkip(self, test, reason):
        self.report(test, "skipped")


unittest.defaultTestLoader.loadTestsFromName(sys.argv[1]).run(JsonResult())
