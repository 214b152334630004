using System.Diagnostics;

namespace AgentLoop.Tests.Generation;

public sealed class FaultLocalizationTests
{
    [Theory]
    [InlineData("   at Shop.Cart.Total() in /tmp/x 1/src/Cart.cs:line 12", "/tmp/x 1/src/Cart.cs", 12)]
    [InlineData("   at Shop.Cart.Total() in C:\\x\\src\\Cart.cs:line 12", "C:/x/src/Cart.cs", 12)]
    [InlineData("  File \"/tmp/app/cart.py\", line 3, in total", "/tmp/app/cart.py", 3)]
    [InlineData("    at total (/tmp/lib/cart.js:4:11)", "/tmp/lib/cart.js", 4)]
    [InlineData("    at file:///tmp/lib/cart.mjs:4:11", "///tmp/lib/cart.mjs", 4)]
    [InlineData("\tat shop.Cart.total(Cart.java:45)", "Cart.java", 45)]
    [InlineData("\t/tmp/shop/cart.go:9 +0x1d", "/tmp/shop/cart.go", 9)]
    [InlineData("thread 'main' panicked at src/cart.rs:7:5:", "src/cart.rs", 7)]
    [InlineData("src/Cart.cs(12,5): error CS1002: ; expected", "src/Cart.cs", 12)]
    [InlineData("tests/test_cart.py:8: AssertionError", "tests/test_cart.py", 8)]
    public void Places_are_read_from_traces(string text, string path, int line) => Assert.Equal([(path, line)], TraceReader.Read(text));

    [Theory]
    [InlineData("a.")]
    [InlineData("a")]
    [InlineData("in a")]
    [InlineData("a:1 ")]
    [InlineData("expected 1 ")]
    public async Task Text_made_to_keep_a_reader_busy_does_not(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, 100_000));
        MemoryWorkspace workspace = new(("a.py", "def f(a):\n    return a + 1\n"));
        Stopwatch watch = Stopwatch.StartNew();
        Assert.NotEmpty(await MutationRequests.AllAsync(MutationRequests.Create(workspace, "t", text, text)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_path_of_another_root_is_the_file_with_the_longest_end_in_common()
    {
        MemoryWorkspace workspace = new(("a/src/Cart.cs", "x"), ("b/src/Cart.cs", "x"), ("Cart.cs", "x"));
        PathIndex index = new(workspace.Snapshot.Entries);
        Assert.Equal(["b/src/Cart.cs"], index.Resolve("/tmp/fork-9/b/src/Cart.cs"));
        Assert.Equal(["a/src/Cart.cs", "b/src/Cart.cs"], index.Resolve("/elsewhere/src/Cart.cs"));
        Assert.Empty(index.Resolve("/elsewhere/Basket.cs"));
    }

    [Theory]
    [InlineData("Expected: 5\nActual:   4", nameof(Symptom.OffByOne))]
    [InlineData("Expected: 5\n  But was:  -5", nameof(Symptom.WrongSign))]
    [InlineData("Expected: True\nActual:   False", nameof(Symptom.WrongTruth))]
    [InlineData("assert 12 == 11", nameof(Symptom.OffByOne))]
    [InlineData("3 !== 9", nameof(Symptom.WrongNumber))]
    [InlineData("got 4, want 9", nameof(Symptom.WrongNumber))]
    [InlineData("expected:<5> but was:<9>", nameof(Symptom.WrongNumber))]
    [InlineData("IndexError: list index out of range", nameof(Symptom.OutOfRange))]
    [InlineData("TypeError: 'NoneType' object is not subscriptable", nameof(Symptom.NullReference))]
    public void Symptoms_are_read_from_messages(string message, string symptom)
    {
        FailureEvidence evidence = FailureEvidence.Of(MutationRequests.Create(new MemoryWorkspace(("a.cs", "x")), "T", message))!;
        Assert.Equal([Enum.Parse<Symptom>(symptom)], SymptomReader.Read(evidence));
    }

    [Fact]
    public async Task The_line_that_a_stack_trace_names_comes_first()
    {
        const string Source = "class C\n{\n    int F(int a, int b)\n    {\n        int c = a + b;\n        int d = a * b;\n        return c / d;\n    }\n\n    int G(int a) => a + 1;\n}\n";
        MemoryWorkspace workspace = new(("src/C.cs", Source), ("src/D.cs", Source.Replace("class C", "class D", StringComparison.Ordinal)));
        List<Candidate> candidates = await MutationRequests.AllAsync(MutationRequests.Create(workspace, "T.Divides", "System.DivideByZeroException", "at C.F() in /x/src/C.cs:line 7", 40));
        Assert.StartsWith("src/C.cs:7:", candidates[0].Rationale);
        Assert.All(candidates.Take(20), c => Assert.StartsWith("src/C.cs:", c.Rationale));
    }

    [Fact]
    public async Task What_only_failing_tests_call_comes_before_what_passing_tests_call_too()
    {
        const string Source = "def shared(a, b):\n    return a + b\n\n\ndef broken(a, b):\n    return a - b\n";
        const string Tests = "def test_good():\n    assert shared(1, 2) == 3\n\n\ndef test_bad():\n    assert broken(shared(1, 1), 2) == 4\n";
        MemoryWorkspace workspace = new(("calc.py", Source), ("test_calc.py", Tests));
        List<Candidate> candidates = await MutationRequests.AllAsync(MutationRequests.Create(workspace, "test_calc.py::test_bad", "assert 0 == 4", count: 1));
        Assert.Equal("calc.py:6: `-` → `+` (arithmetic operator)", Assert.Single(candidates).Rationale);
    }

    [Fact]
    public async Task A_finding_with_a_file_and_a_line_is_believed()
    {
        MemoryWorkspace workspace = new(("a.py", "def f(a, b):\n    return a + b\n"), ("b.py", "def g(a, b):\n    c = a + b\n    return a + b\n"));
        GenerationRequest request = MutationRequests.Create(workspace, "t", count: 1) with
        {
            Baseline = [new Evaluation { Evaluator = "lint", Verdict = Verdict.Fail, Reason = "A finding.", Findings = [new Finding { Message = "wrong", File = "b.py", Line = 2 }] }],
        };
        Assert.All(await MutationRequests.AllAsync(request), c => Assert.StartsWith("b.py:2:", c.Rationale));
    }

    [Fact]
    public async Task The_condition_before_a_throw_is_suspected_rather_than_the_throw()
    {
        const string Source = "class C\n{\n    int F(int a)\n    {\n        if (a >= 10)\n            throw new System.Exception(\"too much\");\n        return a;\n    }\n}\n";
        MemoryWorkspace workspace = new(("src/C.cs", Source));
        List<Candidate> candidates = await MutationRequests.AllAsync(MutationRequests.Create(workspace, "T", "System.Exception : too much", "at C.F() in /x/src/C.cs:line 6", 1));
        Assert.Equal("src/C.cs:5: `>=` → `>` (relational operator, boundary)", candidates[0].Rationale);
    }

    [Theory]
    [InlineData("A.B.CalcTests.Adds_two(a: 1, b: 2)", "Adds_two")]
    [InlineData("tests/test_calc.py::TestCalc::test_add[1-2]", "test_add")]
    [InlineData("TestAdd/zero", "TestAdd")]
    [InlineData("calc adds numbers", "calc adds numbers")]
    public void Names_of_tests_are_reduced_to_those_in_the_source(string reported, string simple) => Assert.Equal(simple, TestNames.Simple(reported));
}
