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
