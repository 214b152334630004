namespace AgentLoop.Tests.Evaluating;

public sealed class PythonSuiteTests
{
    private const string Pytest = """
        import os
        import pytest
        import calc

        @pytest.mark.parametrize("a, b", [(1, 2), (3, 2)])
        def test_max(a, b):
            assert calc.max(a, b) == (b if a < b else a)

        def test_wrong():
            print("said")
            assert calc.max(1, 1) == 2, 'a "quoted" <sentence>\x1b[31m'

        @pytest.mark.skip(reason="later")
        def test_later():
            pass

        @pytest.mark.xfail
        def test_known():
            assert False

        @pytest.fixture
        def broken():
            raise ValueError("no fixture")

        def test_error(broken):
            pass

        class TestGroup:
            def test_inner(self):
                pass

        @pytest.fixture
        def leaving():
            yield
            raise ValueError("no end")

        def test_teardown(leaving):
            pass
        """;

    private const string Unittest = """
        import unittest
        import calc

        class CalcTest(unittest.TestCase):
            def test_max(self):
                self.assertEqual(2, calc.max(1, 2))

            def test_wrong(self):
                self.assertEqual(2, calc.max(1, 1))

            def test_error(self):
                raise ValueError("x")

            @unittest.skip("later")
            def test_later(self):
                pass

            @unittest.expectedFailure
            def test_known(self):
                self.fail()

            @unittest.expectedFailure
            def test_better(self):
                pass

            def test_rows(self):
                for row in (1, 2):
                    with self.subTest(row=row):
                        self.assertEqual(1, row)

        @unittest.skip("all")
        class Skipped(unittest.TestCase):
            def test_a(self):
                pass

        class NoSetUp(unittest.TestCase):
            @classmethod
            def setUpClass(cls):
                raise ValueError("no class")

            def test_a(self):
                pass
        """;

    private const string Calc = "def max(a, b):\n    return b if a < b else a\n";

    [Fact]
    public async Task Every_test_of_pytest_is_told_right()
    {
        using SuiteRepository repository = new(("calc.py", Calc), ("tests/test_calc.py", Pytest), ("tests/test_broken.py", "import nothing_of_this_name\n"));

        TestSuite suite = await repository.OnlySuiteAsync();
        Assert.Equal(("pytest", "The tests in the repository's own folder are run by pytest, because \"tests/test_calc.py\" is written for it."), (suite.Name, suite.Reason));
        Assert.Equal(
            [
                "tests/test_broken.py:F", "tests/test_calc.py::TestGroup::test_inner:P", "tests/test_calc.py::test_error:F", "tests/test_calc.py::test_known:S",
                "tests/test_calc.py::test_later:S", "tests/test_calc.py::test_max[1-2]:P", "tests/test_calc.py::test_max[3-2]:P", "tests/test_calc.py::test_teardown:F",
                "tests/test_calc.py::test_wrong:F",
            ],
            await repository.RunAsync(suite));
        Assert.Equal(1, repository.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(repository.Root, "tests/__pycache__")));
    }

    [Fact]
    public async Task Some_tests_of_pytest_run_alone()
    {
        using SuiteRepository repository = new(("calc.py", Calc), ("tests/test_calc.py", Pytest), ("tests/test_other.py", "def test_other(): pass\n"));
        TestSuite suite = await repository.OnlySuiteAsync();

        SandboxCommand? chosen = suite.Filter!.Select(suite.Command, [Named("tests/test_calc.py::test_max[1-2]"), Named("tests/test_gone.py::test_x"), Named("tests/test_calc.py::test_wrong")]);
        Assert.Equal(["tests/test_calc.py::test_max[1-2]:P", "tests/test_calc.py::test_max[3-2]:P", "tests/test_calc.py::test_wrong:F"], await repository.RunAsync(suite, chosen));
        Assert.Null(suite.Filter.Select(suite.Command, [Named("-x::y")]));
    }

    [Fact]
    public async Task A_run_of_pytest_that_passes_crashes_or_is_empty_is_told_right()
    {
        using SuiteRepository repository = new(("pytest.ini", "[pytest]\n"), ("test_a.py", "def test_a(): pass\n"));
        Assert.Equal(["test_a.py::test_a:P"], await repository.RunAsync());
        Assert.Equal(0, repository.ExitCode);

        repository.Write("test_a.py", "import os\ndef test_a(): pass\ndef test_b(): os.abort()\ndef test_c(): pass\n");
        Assert.Equal(["test_a.py::test_a:P", "test_a.py::test_b:F"], await repository.RunAsync());
        Assert.Equal((134, false), (repository.ExitCode, repository.Report.IsComplete));

        repository.Write("test_a.py", "");
        Assert.Empty(await repository.RunAsync());
        Assert.Contains(repository.ExitCode, (await repository.OnlySuiteAsync()).NothingRanExitCodes);
    }

    [Fact]
    public async Task A_run_that_says_all_is_well_in_the_middle_is_no_success()
    {
        using SuiteRepository repository = new(("pytest.ini", "[pytest]\n"), ("test_a.py", "import os\ndef test_a(): os._exit(0)\ndef test_b(): assert False\n"));
        Assert.Equal(["test_a.py::test_a:F"], await repository.RunAsync());
        Assert.Equal((70, false), (repository.ExitCode, repository.Report.IsComplete));
        Assert.Equal("The test run ended with exit code 0 while this test ran.", repository.Report.Tests[0].Message);

        repository.Write("conftest.py", "import os\nos._exit(0)\n");
        Assert.Empty(await repository.RunAsync());
        Assert.Equal((70, false), (repository.ExitCode, repository.Report.IsComplete));
    }

    [Fact]
    public async Task Modules_of_a_candidate_do_not_stand_in_for_those_that_report()
    {
        using SuiteRepository repository = new(("pytest.ini", "[pytest]\n"), ("test_a.py", "def test_a(): assert False\n"));
        foreach (string module in new[] { "pytest", "os", "inspect", "xml/__init__", "xml/sax/__init__", "unittest/__init__" })
            repository.Write($"{module}.py", "raise SystemExit(0)\n");

        Assert.Equal(["test_a.py::test_a:F"], await repository.RunAsync());
    }

    [Fact]
    public async Task Sources_in_their_own_folder_are_found()
    {
        using SuiteRepository repository = new(("pyproject.toml", "[tool.pytest.ini_options]\n"), ("src/calc/__init__.py", Calc), ("tests/test_a.py", "import calc\ndef test_a(): assert calc.max(1, 2) == 2\n"));
        Assert.Equal(["tests/test_a.py::test_a:P"], await repository.RunAsync());
    }

    [Fact]
    public async Task Every_test_of_unittest_is_told_right()
    {
        using SuiteRepository repository = new(("calc.py", Calc), ("tests/test_calc.py", Unittest), ("tests/test_broken.py", "import unittest\nimport nothing_of_this_name\n"));

        TestSuite suite = await repository.OnlySuiteAsync();
        Assert.Equal(("unittest tests", "\"tests/test_broken.py\" is written for unittest, and nothing speaks of pytest."), (suite.Name, suite.Reason));
        Assert.Equal(
            [
                "setUpClass (test_calc.NoSetUp):F", "test_calc.CalcTest.test_better:F", "test_calc.CalcTest.test_error:F", "test_calc.CalcTest.test_known:S",
                "test_calc.CalcTest.test_later:S", "test_calc.CalcTest.test_max:P", "test_calc.CalcTest.test_rows:F", "test_calc.CalcTest.test_wrong:F",
                "test_calc.Skipped.test_a:S", "unittest.loader._FailedTest.test_broken:F",
            ],
            await repository.RunAsync(suite));
        Assert.Equal(1, repository.ExitCode);
    }

    [Fact]
    public async Task A_run_of_unittest_that_passes_crashes_or_is_empty_is_told_right()
    {
        const string Head = "import os, unittest\nclass A(unittest.TestCase):\n";
        using SuiteRepository repository = new(("tests/__init__.py", ""), ("tests/test_a.py", Head + "    def test_a(self): pass\n"));
        TestSuite suite = await repository.OnlySuiteAsync();
        Assert.Equal(["tests.test_a.A.test_a:P"], await repository.RunAsync());
        Assert.Equal(0, repository.ExitCode);

        repository.Write("tests/test_a.py", Head + "    def test_a(self): pass\n    def test_b(self): os.abort()\n    def test_c(self): pass\n");
        Assert.Equal(["tests.test_a.A.test_a:P", "tests.test_a.A.test_b:F"], await repository.RunAsync());
        Assert.Equal((134, false), (repository.ExitCode, repository.Report.IsComplete));
        Assert.Equal(["tests.test_a.A.test_c:P"], await repository.RunAsync(suite, suite.Filter!.Select(suite.Command, [Named("tests.test_a.A.test_c")])));

        repository.Write("tests/test_a.py", Head + "    pass\n");
        Assert.Empty(await repository.RunAsync());
        Assert.Contains(repository.ExitCode, suite.NothingRanExitCodes);
    }

    [Theory]
    [InlineData("import _pytest.python as p\nsetattr(p.Function, 'run' + 'test', lambda self: None)", "_pytest.python.Function.runtest by calc.py")]
    [InlineData("import unittest\ntype.__setattr__(unittest.TestCase, 'assertEqual', lambda *a: None)", "unittest.case.TestCase.assertEqual by calc.py")]
    [InlineData("import unittest\ndef f(self, *a): pass\nunittest.TestCase.assertEqual.__code__ = f.__code__", "unittest.case.TestCase.assertEqual by calc.py")]
    [InlineData("import _pytest.reports as r\nr.getattr = lambda *a: None", "_pytest.reports.getattr by calc.py")]
    [InlineData("from _pytest.debugging import pytestPDB\nimport pytest\nclass P:\n    @pytest.hookimpl(hookwrapper=True)\n    def pytest_runtest_makereport(self):\n        o = yield\n        o.get_result().outcome = 'passed'\npytestPDB._pluginmanager.register(P())", "pytest_runtest_makereport by calc.py")]
    [InlineData("import os\nfor f in os.listdir('/proc/self/fd'):\n    try:\n        os.readlink('/proc/self/fd/' + f).startswith('pipe') and int(f) > 2 and os.write(int(f), b'forged\\n')\n    except OSError: pass", "what was written to the runner's own channel")]
    public async Task What_a_product_makes_of_pytest_is_told(string product, string replaced)
    {
        using SuiteRepository repository = new(("pytest.ini", "[pytest]\n"), ("calc.py", product + "\n"), ("test_a.py", "import calc, unittest\nclass A(unittest.TestCase):\n    def test_a(self): self.assertEqual(1, 2)\ndef test_b(): assert False\n"));

        await repository.RunAsync();

        Assert.Contains(replaced, repository.Report.Replaced);
        Assert.True(repository.Report.IsComplete, repository.Report.Problem);
    }

    [Theory]
    [InlineData("type.__setattr__(unittest.TestCase, 'assertEqual', lambda *a: None)", "unittest.case.TestCase.assertEqual by calc.py")]
    [InlineData("for c in unittest.TextTestResult.__subclasses__(): c.addFailure = lambda self, test, err: None", "the runner's Result.addFailure by calc.py")]
    [InlineData("unittest.case._Outcome = object", "unittest.case._Outcome by type")]
    [InlineData("import builtins; builtins.repr = lambda *a: ''", "builtins.repr by calc.py")]
    public async Task What_a_product_makes_of_unittest_is_told(string product, string replaced)
    {
        using SuiteRepository repository = new(("calc.py", $"import unittest\n{product}\n"), ("tests/test_a.py", "import unittest\nclass A(unittest.TestCase):\n    def test_z(self): pass\nclass B(unittest.TestCase):\n    def test_a(self):\n        import calc\n"));

        await repository.RunAsync();

        Assert.Contains(replaced, repository.Report.Replaced);
    }

    [Fact]
    public async Task What_tells_of_the_tests_cannot_be_had_by_its_name_and_a_report_of_others_is_not_taken()
    {
        const string Forge = """
            import __main__, atexit, glob, os, sys
            names = [name for name in vars(__main__) if not name.startswith("__")]
            assert names == [] and "-c" not in sys.argv, names
            def forge():
                open(".agentloop/pytest.xml", "w").write('<testsuites><testsuite name=""><testcase classname="test_a.py::test_b" name="test_a.py::test_b"/></testsuite></testsuites>')
            forge()
            atexit.register(lambda: (forge(), os._exit(0)))
            """;
        using SuiteRepository repository = new(("pytest.ini", "[pytest]\n"), ("calc.py", Forge), ("test_a.py", "import calc\ndef test_a(): pass\ndef test_b(): assert False\n"));

        Assert.Equal(["test_a.py::test_a:P", "test_a.py::test_b:F"], await repository.RunAsync());
    }

    [Fact]
    public async Task What_honest_projects_do_with_their_test_framework_is_no_replacement()
    {
        const string Tests = """
            import multiprocessing, os, subprocess, sys, threading, unittest
            from unittest import mock
            import pytest

            def test_patches_for_a_while(monkeypatch):
                monkeypatch.setattr("builtins.input", lambda *a: "yes")
                with mock.patch("builtins.open", mock.mock_open(read_data="x")), mock.patch.object(unittest.TestCase, "assertEqual"):
                    assert open("y").read() == "x"
                assert input() == "yes"

            def test_children():
                here, there = multiprocessing.Pipe()
                child = multiprocessing.Process(target=there.send, args=(1,))
                child.start()
                assert here.recv() == 1 and subprocess.run([sys.executable, "-c", "print(1)"]).returncode == 0
                if os.fork() == 0:
                    os._exit(3)

            class Sub(unittest.TestCase):
                def assertEqual(self, a, b, msg=None):
                    super().assertEqual(a, b)

                def test_own(self):
                    self.assertEqual(1, 1)

            @pytest.fixture(scope="session", autouse=True)
            def around():
                yield
            """;
        using SuiteRepository repository = new(
            ("pytest.ini", "[pytest]\n"), ("conftest.py", "def pytest_collection_modifyitems(items): items.sort(key=lambda item: item.name)\ndef pytest_runtest_makereport(item, call): pass\n"), ("test_a.py", Tests));

        await repository.RunAsync();

        Assert.Equal((0, 3, true), (repository.ExitCode, repository.Report.Tests.Count(test => test.Outcome == TestOutcome.Passed), repository.Report.IsComplete));
        Assert.Empty(repository.Report.Replaced);
    }

    [Fact]
    public async Task A_file_that_cannot_be_loaded_is_told_with_its_error()
    {
        using SuiteRepository repository = new(("pytest.ini", "[pytest]\n"), ("calc.py", "def add(:\n    pass\n"), ("test_calc.py", "from calc import add\n\n\ndef test_add():\n    assert add(1, 2) == 3\n"));

        await repository.RunAsync();

        string message = Assert.Single(repository.Report.Tests).Message!;
        Assert.StartsWith("SyntaxError: invalid syntax at File \"", message, StringComparison.Ordinal);
        Assert.EndsWith("calc.py\", line 1", message, StringComparison.Ordinal);
    }

    private static TestResult Named(string name) => new() { Name = name, Outcome = TestOutcome.Failed };
}
