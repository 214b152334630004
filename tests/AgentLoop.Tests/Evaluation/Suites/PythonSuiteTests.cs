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

    private static TestResult Named(string name) => new() { Name = name, Outcome = TestOutcome.Failed };
}
