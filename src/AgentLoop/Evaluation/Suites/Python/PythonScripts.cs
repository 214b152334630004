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
    public static string Pytest { get; } = PythonReportScript.Program("""
        def plugin(pytest, tell, chosen, note, look, replaced, hooks):
            known = {}

            class Reports:
                @pytest.hookimpl(tryfirst=True)
                def pytest_load_initial_conftests(self):
                    note()

                def pytest_collection_modifyitems(self, config, items):
                    if chosen:
                        left = [item for item in items if item.nodeid.partition("[")[0] not in chosen]
                        items[:] = [item for item in items if item.nodeid.partition("[")[0] in chosen]
                        config.hook.pytest_deselected(items=left)

                def pytest_collectreport(self, report):
                    if report.failed:
                        message = "The file could not be collected."
                        tell("test", report.nodeid or "collection", "failed", 0, message, report.longreprtext[:30000], report.nodeid, None)

                def pytest_runtest_logstart(self, nodeid, location):
                    tell("start", nodeid)

                @pytest.hookimpl(tryfirst=True, hookwrapper=True)
                def pytest_runtest_makereport(self):
                    look(False)
                    yield

                def pytest_runtest_logreport(self, report):
                    test = known.setdefault((report.nodeid, getattr(report, "node", None)), ["passed", 0.0, "", ""])
                    test[1] += report.duration
                    if report.failed or (report.skipped and test[0] == "passed"):
                        crash = getattr(report.longrepr, "reprcrash", None)
                        text = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longreprtext
                        message = crash.message if crash else getattr(report, "wasxfail", "") or text
                        test[0], test[2:] = report.outcome, (str(message)[:30000], str(text)[:30000])
                    if report.when == "teardown":
                        outcome, duration, message, text = known.pop((report.nodeid, getattr(report, "node", None)))
                        captured = [content for name, content in report.sections if outcome == "failed" and name.startswith("Captured std")]
                        file, line = report.location[0], (report.location[1] or 0) + 1
                        tell("test", report.nodeid, outcome, duration, message, text, file, line, "".join(captured)[:30000])

                @pytest.hookimpl(trylast=True)
                def pytest_sessionfinish(self, session):
                    tell("end", replaced() + hooks(session.config.hook))

            return Reports()

        def begin(pytest):
            tell, options, chosen = prepare(os.path.join(os.path.dirname(sys.executable), "pytest"))
            names = frozenset(name.partition("[")[0] for name in chosen)
            files = [name for name in dict.fromkeys(name.partition("::")[0] for name in chosen) if os.path.exists(name)]
            return options + files, plugin(pytest, tell, names, *watch(("builtins", "_pytest", "pytest", "pluggy", "unittest")))

        def run():
            try:
                import pytest, unittest.mock
            except ImportError:
                sys.stderr.write("pytest is not installed for " + sys.executable + ".\n")
                sys.exit(127)
            options, reports = begin(pytest)
            sys.exit(int(pytest.main(options, plugins=[reports])))
        """);

    /// <summary>
    /// Arguments: the report, folders of sources, <c>--</c>, the folder to begin in, the pattern of its files, <c>--</c>, and the names of the tests to run.
    /// It exits with 5 where no test ran, as Python 3.12 does.
    /// </summary>
    public static string Unittest { get; } = PythonReportScript.Program("""
        import time, unittest, unittest.mock

        def results(tell):
            class Result(unittest.TextTestResult):
                running = False

                def startTest(self, test):
                    self.running, self.told, self.began = True, ("passed", "", ""), time.monotonic()
                    tell("start", test.id())
                    super().startTest(test)

                def stopTest(self, test):
                    look(False)
                    super().stopTest(test)
                    self.running = False
                    self.write(test, time.monotonic() - self.began, *self.told)

                def addSuccess(self, test):
                    look(False)
                    super().addSuccess(test)

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
                    tell("test", test.id(), outcome, duration, str(message)[:30000], str(text)[:30000], file, code.co_firstlineno if file else None)

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

                def stopTestRun(self):
                    super().stopTestRun()
                    tell("end", replaced())

            note, look, replaced, _ = watch(("builtins", "unittest"), Result)
            note()
            return Result

        def only(suite, chosen):
            for test in suite:
                if isinstance(test, unittest.TestSuite):
                    yield from only(test, chosen)
                elif not chosen or test.id() in chosen or type(test).__name__ == "_FailedTest":
                    yield test

        def begin():
            tell, arguments, chosen = prepare(unittest.__file__.replace("__init__", "__main__"))
            return results(tell), arguments, chosen

        def run():
            resultclass, (start, top, pattern), chosen = begin()
            tests = unittest.TestSuite(only(unittest.defaultTestLoader.discover(start, pattern=pattern, top_level_dir=top), chosen))
            result = unittest.TextTestRunner(stream=sys.stderr, resultclass=resultclass).run(tests)
            sys.exit(1 if not result.wasSuccessful() else 5 if result.testsRun == 0 else 0)
        """);
}
