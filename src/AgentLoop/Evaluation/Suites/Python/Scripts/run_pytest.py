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
                errors = [line[1:].strip() for line in report.longreprtext.splitlines() if line.startswith("E ")]
                place = [error for error in errors if error.startswith("File ")][-1:]
                message = " at ".join(errors[-1:] + place) or "The file could not be collected."
                tell("test", report.nodeid or "collection", "failed", 0, message[:30000], report.longreprtext[:30000], report.nodeid, None)

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
