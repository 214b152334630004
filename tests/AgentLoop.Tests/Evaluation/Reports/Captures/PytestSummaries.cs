namespace AgentLoop.Tests.Evaluating;

/// <summary>What pytest 7.2.1 printed of the same project in other ways.</summary>
internal static class PytestSummaries
{
    /// <summary>The end of <c>pytest -rA</c>.</summary>
    public const string All = """
        ============================= test session starts ==============================
        =========================== short test summary info ============================
        PASSED tests/test_calc.py::test_adds
        PASSED tests/test_calc.py::test_rows[a b]
        PASSED tests/test_calc.py::test_rows[e\nf]
        PASSED tests/test_calc.py::test_rows[PASSED]
        PASSED tests/test_calc.py::test_teardown
        SKIPPED [1] tests/test_calc.py:26: not now
        XFAIL tests/test_calc.py::test_expected_failure - known
        XPASS tests/test_calc.py::test_unexpected_pass 
        ERROR tests/test_calc.py::test_error - ValueError: no fixture
        ERROR tests/test_calc.py::test_teardown - RuntimeError: no teardown
        FAILED tests/test_calc.py::test_fails - assert 3 == 4
        FAILED tests/test_calc.py::test_rows[c::d] - AssertionError: assert 'c::d' !=...
        FAILED tests/test_calc.py::TestClass::test_inside - ZeroDivisionError: intege...
        FAILED tests/test_calc.py::TestUnit::test_unit - AssertionError: 1 != 2 : uni...
        ==== 4 failed, 5 passed, 1 skipped, 1 xfailed, 1 xpassed, 2 errors in 0.03s ====

        """;

    /// <summary><c>pytest -q</c>.</summary>
    public const string Quiet = """
        .F.F..sxXE.EFF                                                           [100%]
        ==================================== ERRORS ====================================
        _________________________ ERROR at setup of test_error _________________________

            @pytest.fixture
            def broken():
        >       raise ValueError("no fixture")
        E       ValueError: no fixture

        tests/test_calc.py:43: ValueError
        ______________________ ERROR at teardown of test_teardown ______________________

            @pytest.fixture
            def leaves():
                yield
        >       raise RuntimeError("no teardown")
        E       RuntimeError: no teardown

        tests/test_calc.py:53: RuntimeError
        =================================== FAILURES ===================================
        __________________________________ test_fails __________________________________

            def test_fails():
                print("about to fail")
        >       assert add(1, 2) == 4
        E       assert 3 == 4
        E        +  where 3 = add(1, 2)

        tests/test_calc.py:18: AssertionError
        ----------------------------- Captured stdout call -----------------------------
        about to fail
        _______________________________ test_rows[c::d] ________________________________

        text = 'c::d'

            @pytest.mark.parametrize("text", ["a b", "c::d", "e\nf", "PASSED"])
            def test_rows(text):
        >       assert text != "c::d"
        E       AssertionError: assert 'c::d' != 'c::d'

        tests/test_calc.py:23: AssertionError
        ____________________________ TestClass.test_inside _____________________________

        self = <test_calc.TestClass object at 0x7f5175abc610>

            def test_inside(self):
                def deep(n):
                    return 1 // n
        >       deep(0)

        tests/test_calc.py:64: 
        _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ 

        n = 0

            def deep(n):
        >       return 1 // n
        E       ZeroDivisionError: integer division or modulo by zero

        tests/test_calc.py:63: ZeroDivisionError
        ______________________________ TestUnit.test_unit ______________________________

        self = <test_calc.TestUnit testMethod=test_unit>

            def test_unit(self):
        >       self.assertEqual(1, 2, "unit says no")
        E       AssertionError: 1 != 2 : unit says no

        tests/test_calc.py:69: AssertionError
        =========================== short test summary info ============================
        FAILED tests/test_calc.py::test_fails - assert 3 == 4
        FAILED tests/test_calc.py::test_rows[c::d] - AssertionError: assert 'c::d' !=...
        FAILED tests/test_calc.py::TestClass::test_inside - ZeroDivisionError: intege...
        FAILED tests/test_calc.py::TestUnit::test_unit - AssertionError: 1 != 2 : uni...
        ERROR tests/test_calc.py::test_error - ValueError: no fixture
        ERROR tests/test_calc.py::test_teardown - RuntimeError: no teardown
        4 failed, 5 passed, 1 skipped, 1 xfailed, 1 xpassed, 2 errors in 0.06s

        """;

    /// <summary><c>pytest --junitxml</c> where a file cannot be imported.</summary>
    public const string JUnit = """
        <?xml version="1.0" encoding="utf-8"?><testsuites><testsuite name="pytest" errors="1" failures="0" skipped="0" tests="1" time="0.054" timestamp="2026-11-23T04:44:20.584731" hostname="vm"><testcase classname="" name="tests.test_bad" time="0.000"><error message="collection failure">ImportError while importing test module '/w/collect/tests/test_bad.py'.
        Hint: make sure your test modules/packages have valid Python names.
        Traceback:
        /usr/lib/python3.11/importlib/__init__.py:126: in import_module
            return _bootstrap._gcd_import(name[level:], package, level)
        tests/test_bad.py:1: in &lt;module&gt;
            import nonexistent_module
        E   ModuleNotFoundError: No module named 'nonexistent_module'</error></testcase></testsuite></testsuites>

        """;
}
