namespace AgentLoop;

/// <summary>
/// Programs that run Python's tests and write JUnit XML test by test. They are handed over on the command line, out of a candidate's reach, and take pytest
/// and the library's modules before the repository's folders are on the path.
/// </summary>
internal static class PythonScripts
{
    /// <summary>Runs the first of the repository's environments that is there, or the system's Python.</summary>
    public const string Start = """
        for python in .agentloop/venv/bin/python .venv/bin/python venv/bin/python python3; do
          case $python in */*) [ -x "$python" ] || continue;; esac
          exec "$python" "$@"
        done
        """;

    /// <summary>Arguments: the report, folders of sources, <c>--</c>, arguments for pytest, <c>--</c>, and the ids of the tests to run, none for all.</summary>
    public const string Pytest = PythonReportScript.Text + """

        class Reports:
            def __init__(self, report, chosen):
                self.report, self.chosen, self.known = report, chosen, {}

            def pytest_collection_modifyitems(self, config, items):
                if self.chosen:
                    left = [item for item in items if item.nodeid.partition("[")[0] not in self.chosen]
                    items[:] = [item for item in items if item.nodeid.partition("[")[0] in self.chosen]
                    config.hook.pytest_deselected(items=left)

            def pytest_collectreport(self, report):
                if report.failed:
                    message = "The file could not be collected."
                    self.report.test(report.nodeid or "collection", "failed", 0, message, report.longreprtext, report.nodeid, None)

            def pytest_runtest_logstart(self, nodeid, location):
                self.report.start(nodeid)

            def pytest_runtest_logreport(self, report):
                test = self.known.setdefault((report.nodeid, getattr(report, "node", None)), ["passed", 0.0, "", ""])
                test[1] += report.duration
                if report.failed or (report.skipped and test[0] == "passed"):
                    crash = getattr(report.longrepr, "reprcrash", None)
                    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext
                    message = crash.message if crash else getattr(report, "wasxfail", "") or text
                    test[0], test[2:] = report.outcome, (message, text)
                if report.when == "teardown":
                    outcome, duration, message, text = self.known.pop((report.nodeid, getattr(report, "node", None)))
                    captured = [content for name, content in report.sections if outcome == "failed" and name.startswith("Captured std")]
                    file, line = report.location[0], (report.location[1] or 0) + 1
                    self.report.test(report.nodeid, outcome, duration, message, text, file, line, "".join(captured))

        try:
            import pytest
        except ImportError:
            sys.stderr.write("pytest is not installed for " + sys.executable + ".\n")
            sys.exit(127)
        report, sources, options, chosen = begin()
        files = list(dict.fromkeys(name.partition("::")[0] for name in chosen))
        if chosen:
            options = options + [name for name in files if os.path.exists(name)]
        code = int(pytest.main(options, plugins=[Reports(report, frozenset(name.partition("[")[0] for name in chosen))]))
        report.end()
        sys.exit(code)
        """;

    /// <summary>
    /// Arguments: the report, folders of sources, <c>--</c>, the folder to begin in, the pattern of its files, <c>--</c>, and the names of the tests to run.
    /// It exits with 5 where no test ran, as Python 3.12 does.
    /// </summary>
    public const string Unittest = PythonReportScript.Text + """

        import time, unittest

        class Result(unittest.TextTestResult):
            running = False

            def startTest(self, test):
                self.running, self.told, self.began = True, ("passed", "", ""), time.monotonic()
                report.start(test.id())
                super().startTest(test)

            def stopTest(self, test):
                super().stopTest(test)
                self.running = False
                self.write(test, time.monotonic() - self.began, *self.told)

            def tell(self, test, outcome, message, text=""):
                if not self.running:
                    self.write(test, 0, outcome, message, text)
                elif self.told[0] != "failed":
                    self.told = outcome, message, text

            def failed(self, test, err, of=""):
                self.tell(test, "failed", of + (str(err[1]) or err[0].__name__), self._exc_info_to_string(err, test))

            def write(self, test, duration, outcome, message, text):
                method = getattr(type(test), getattr(test, "_testMethodName", ""), None)
                code = getattr(inspect.unwrap(method), "__code__", None) if method else None
                file = os.path.relpath(code.co_filename) if code and type(test).__name__ != "_FailedTest" else None
                report.test(test.id(), outcome, duration, message, text, file, code.co_firstlineno if file else None)

            def addFailure(self, test, err):
                super().addFailure(test, err)
                self.failed(test, err)

            def addError(self, test, err):
                super().addError(test, err)
                self.failed(test, err)

            def addSubTest(self, test, subtest, err):
                super().addSubTest(test, subtest, err)
                if err is not None:
                    self.failed(test, err, subtest._subDescription() + ": ")

            def addSkip(self, test, reason):
                super().addSkip(test, reason)
                self.tell(test, "skipped", reason)

            def addExpectedFailure(self, test, err):
                super().addExpectedFailure(test, err)
                self.tell(test, "skipped", "It fails, as expected.")

            def addUnexpectedSuccess(self, test):
                super().addUnexpectedSuccess(test)
                self.tell(test, "failed", "It passes, and is marked as one that fails.")

        def only(suite):
            for test in suite:
                if isinstance(test, unittest.TestSuite):
                    yield from only(test)
                elif not chosen or test.id() in chosen or type(test).__name__ == "_FailedTest":
                    yield test

        report, sources, (start, top, pattern), chosen = begin()
        tests = unittest.TestSuite(only(unittest.defaultTestLoader.discover(start, pattern=pattern, top_level_dir=top)))
        result = unittest.TextTestRunner(stream=sys.stderr, resultclass=Result).run(tests)
        report.end()
        sys.exit(1 if not result.wasSuccessful() else 5 if result.testsRun == 0 else 0)
        """;
}
