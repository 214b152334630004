namespace AgentLoop;

/// <summary>
/// Programs that run Python's tests and write JUnit XML test by test, so that a crash leaves what was known before it. They are handed over on the command
/// line, out of a candidate's reach, and take pytest and the library's modules before the repository's folders are on the path.
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
    public const string Pytest = Common + """

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
                    self.report.test(report.nodeid or "collection", "failed", 0, "The file could not be collected.", report.longreprtext, report.nodeid, None)

            def pytest_runtest_logreport(self, report):
                test = self.known.setdefault((report.nodeid, getattr(report, "node", None)), ["passed", 0.0, "", "", ""])
                test[1] += report.duration
                if report.failed or (report.skipped and test[0] == "passed"):
                    crash = getattr(report.longrepr, "reprcrash", None)
                    text = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext
                    test[0], test[2], test[3] = report.outcome, crash.message if crash else getattr(report, "wasxfail", "") or text, text
                if report.when == "teardown":
                    outcome, duration, message, text, _ = self.known.pop((report.nodeid, getattr(report, "node", None)))
                    output = "".join(content for name, content in report.sections if name.startswith("Captured std")) if outcome == "failed" else ""
                    self.report.test(report.nodeid, outcome, duration, message, text, report.location[0], (report.location[1] or 0) + 1, output)

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
    public const string Unittest = Common + """

        import time, unittest

        class Result(unittest.TextTestResult):
            running = False

            def startTest(self, test):
                self.running, self.told, self.began = True, ("passed", "", ""), time.monotonic()
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

    private const string Common = """
        import sys
        sys.path[:] = [folder for folder in sys.path if folder not in ("", ".")]
        import inspect, os
        from xml.sax.saxutils import escape, quoteattr

        def clean(text, length):
            text = "".join(c if c in "\t\n" or " " <= c and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff" else "?" for c in str(text))
            return text if len(text) <= length else text[:length] + "..."

        class Report:
            def __init__(self, path):
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(os.path.join(os.path.dirname(path), ".gitignore"), "w") as ignore:
                    ignore.write("*\n")
                self.file = open(path, "w", encoding="utf-8")
                self.owner = os.getpid()
                self.write('<?xml version="1.0" encoding="utf-8"?>\n<testsuites><testsuite name="">\n')

            def write(self, text):
                self.file.write(text)
                self.file.flush()

            def test(self, name, outcome, duration, message, text, file, line, output=""):
                if os.getpid() != self.owner:
                    return
                name = quoteattr(clean(name, 1000))
                xml = "<testcase classname=%s name=%s time=\"%.6f\"" % (name, name, duration)
                if file:
                    xml += " file=%s" % quoteattr(clean(file, 1000))
                if line:
                    xml += " line=\"%d\"" % line
                body = {"failed": "failure", "skipped": "skipped"}.get(outcome)
                xml += ">"
                if body:
                    xml += "<%s message=%s>%s</%s>" % (body, quoteattr(clean(message, 2000)), escape(clean(text, 20000)), body)
                if output:
                    xml += "<system-out>%s</system-out>" % escape(clean(output, 10000))
                self.write(xml + "</testcase>\n")

            def end(self):
                self.write("</testsuite></testsuites>\n")
                self.file.close()

        def begin():
            rest = sys.argv[2:]
            first = rest.index("--")
            second = rest.index("--", first + 1)
            folders = [os.path.abspath(folder) for folder in rest[:first]]
            sys.path[:0] = folders
            if folders:
                os.environ["PYTHONPATH"] = os.pathsep.join(folders + [folder for folder in [os.environ.get("PYTHONPATH")] if folder])
            return Report(sys.argv[1]), folders, rest[first + 1:second], rest[second + 1:]
        """;
}
