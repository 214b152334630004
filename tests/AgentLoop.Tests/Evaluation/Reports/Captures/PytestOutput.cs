namespace AgentLoop.Tests.Evaluating;

/// <summary>What pytest 7.2.1 printed of small projects.</summary>
internal static class PytestOutput
{
    /// <summary><c>pytest -v</c>: two tests fail, one in its set-up, one in its tear-down.</summary>
    public const string Verbose = """
        ============================= test session starts ==============================
        platform linux -- Python 3.11.2, pytest-7.2.1, pluggy-1.0.0+repack -- /usr/bin/python3
        rootdir: /w/fail
        collecting ... collected 13 items

        tests/test_calc.py::test_adds PASSED                                     [  7%]
        tests/test_calc.py::test_fails FAILED                                    [ 15%]
        tests/test_calc.py::test_rows[a b] PASSED                                [ 23%]
        tests/test_calc.py::test_rows[c::d] FAILED                               [ 30%]
        tests/test_calc.py::test_rows[e\nf] PASSED                               [ 38%]
        tests/test_calc.py::test_rows[PASSED] PASSED                             [ 46%]
        tests/test_calc.py::test_skipped SKIPPED (not now)                       [ 53%]
        tests/test_calc.py::test_expected_failure XFAIL (known)                  [ 61%]
        tests/test_calc.py::test_unexpected_pass XPASS                           [ 69%]
        tests/test_calc.py::test_error ERROR                                     [ 76%]
        tests/test_calc.py::test_teardown PASSED                                 [ 84%]
        tests/test_calc.py::test_teardown ERROR                                  [ 84%]
        tests/test_calc.py::TestClass::test_inside FAILED                        [ 92%]
        tests/test_calc.py::TestUnit::test_unit FAILED                           [100%]

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

        self = <test_calc.TestClass object at 0x7fc754e446d0>

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
        ==== 4 failed, 5 passed, 1 skipped, 1 xfailed, 1 xpassed, 2 errors in 0.03s ====

        """;

    /// <summary><c>pytest</c>.</summary>
    public const string Plain = """
        ============================= test session starts ==============================
        platform linux -- Python 3.11.2, pytest-7.2.1, pluggy-1.0.0+repack
        rootdir: /w/pass
        collected 2 items

        tests/test_ok.py ..                                                      [100%]

        ============================== 2 passed in 0.00s ===============================

        """;

    /// <summary><c>pytest -v</c> where a file cannot be imported.</summary>
    public const string Collecting = """
        ============================= test session starts ==============================
        platform linux -- Python 3.11.2, pytest-7.2.1, pluggy-1.0.0+repack -- /usr/bin/python3
        rootdir: /w/collect
        collecting ... collected 2 items / 1 error

        ==================================== ERRORS ====================================
        ______________________ ERROR collecting tests/test_bad.py ______________________
        ImportError while importing test module '/w/collect/tests/test_bad.py'.
        Hint: make sure your test modules/packages have valid Python names.
        Traceback:
        /usr/lib/python3.11/importlib/__init__.py:126: in import_module
            return _bootstrap._gcd_import(name[level:], package, level)
        tests/test_bad.py:1: in <module>
            import nonexistent_module
        E   ModuleNotFoundError: No module named 'nonexistent_module'
        =========================== short test summary info ============================
        ERROR tests/test_bad.py
        !!!!!!!!!!!!!!!!!!!! Interrupted: 1 error during collection !!!!!!!!!!!!!!!!!!!!
        =============================== 1 error in 0.05s ===============================

        """;

    /// <summary><c>pytest -v</c> where a test ends the process.</summary>
    public const string Crashed = """
        ============================= test session starts ==============================
        platform linux -- Python 3.11.2, pytest-7.2.1, pluggy-1.0.0+repack -- /usr/bin/python3
        rootdir: /w/crash
        collecting ... collected 3 items

        tests/test_crash.py::test_before PASSED                                  [ 33%]
        tests/test_crash.py::test_crash 

        """;

    /// <summary><c>pytest -v</c> without a test.</summary>
    public const string Empty = """
        ============================= test session starts ==============================
        platform linux -- Python 3.11.2, pytest-7.2.1, pluggy-1.0.0+repack -- /usr/bin/python3
        rootdir: /w/empty
        collecting ... collected 0 items

        ============================ no tests ran in 0.00s =============================

        """;
}
